/** Deliberately bad: what the rules must catch. */
@NullMarked
package dev.driftless.it.architecture.twin.adapters.config;

import org.jspecify.annotations.NullMarked;
