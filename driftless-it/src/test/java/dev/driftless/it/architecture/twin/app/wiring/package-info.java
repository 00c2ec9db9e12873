/** Deliberately bad: what the rules must catch. */
@NullMarked
package dev.driftless.it.architecture.twin.app.wiring;

import org.jspecify.annotations.NullMarked;
