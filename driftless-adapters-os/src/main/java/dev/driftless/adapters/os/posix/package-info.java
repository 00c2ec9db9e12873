/** Files and processes of a POSIX system, through what java.base offers: no native code, no child process for a file operation. */
@NullMarked
package dev.driftless.adapters.os.posix;

import org.jspecify.annotations.NullMarked;
