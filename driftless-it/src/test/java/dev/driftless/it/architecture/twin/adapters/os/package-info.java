/** Deliberately bad: what the rules must catch. */
@NullMarked
package dev.driftless.it.architecture.twin.adapters.os;

import org.jspecify.annotations.NullMarked;
