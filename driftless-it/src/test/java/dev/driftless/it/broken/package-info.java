/** Configurations that are wrong: each is refused with a clear list of problems, and nothing is touched. */
@NullMarked
package dev.driftless.it.broken;

import org.jspecify.annotations.NullMarked;
