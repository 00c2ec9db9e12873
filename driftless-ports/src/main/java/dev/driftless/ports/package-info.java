/** What the domain asks of the outside, as interfaces. */
@NullMarked
package dev.driftless.ports;

import org.jspecify.annotations.NullMarked;
