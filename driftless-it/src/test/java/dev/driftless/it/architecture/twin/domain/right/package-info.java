/** Deliberately bad: what the rules must catch. */
@NullMarked
package dev.driftless.it.architecture.twin.domain.right;

import org.jspecify.annotations.NullMarked;
