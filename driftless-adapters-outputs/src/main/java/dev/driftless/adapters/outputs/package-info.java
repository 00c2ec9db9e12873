/** Where logs, metrics and audit records go. */
@NullMarked
package dev.driftless.adapters.outputs;

import org.jspecify.annotations.NullMarked;
