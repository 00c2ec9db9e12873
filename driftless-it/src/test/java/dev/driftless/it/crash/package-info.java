/** What the shipped runtime leaves when it is killed, and in which order it writes. */
@NullMarked
package dev.driftless.it.crash;

import org.jspecify.annotations.NullMarked;
