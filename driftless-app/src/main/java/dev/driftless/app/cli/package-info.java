/** The command line: what may be said, how it is read, and what is done with it. */
@NullMarked
package dev.driftless.app.cli;

import org.jspecify.annotations.NullMarked;
