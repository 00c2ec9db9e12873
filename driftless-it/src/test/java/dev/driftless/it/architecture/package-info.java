/** Who may know whom, and what the domain must not touch. */
@NullMarked
package dev.driftless.it.architecture;

import org.jspecify.annotations.NullMarked;
