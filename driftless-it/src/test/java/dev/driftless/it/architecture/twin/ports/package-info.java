/** Deliberately bad: what the rules must catch. */
@NullMarked
package dev.driftless.it.architecture.twin.ports;

import org.jspecify.annotations.NullMarked;
