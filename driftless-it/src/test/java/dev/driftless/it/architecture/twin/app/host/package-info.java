/** Deliberately bad: what the rules must catch. */
@NullMarked
package dev.driftless.it.architecture.twin.app.host;

import org.jspecify.annotations.NullMarked;
