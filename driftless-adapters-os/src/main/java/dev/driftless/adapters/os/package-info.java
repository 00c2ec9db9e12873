/** Files, processes and system data of the host. */
@NullMarked
package dev.driftless.adapters.os;

import org.jspecify.annotations.NullMarked;
