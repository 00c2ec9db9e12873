/** What every Java file of the repository must look like. */
@NullMarked
package dev.driftless.it.source;

import org.jspecify.annotations.NullMarked;
