/** The runtime as it is shipped, moved to another place. */
@NullMarked
package dev.driftless.it.image;

import org.jspecify.annotations.NullMarked;
