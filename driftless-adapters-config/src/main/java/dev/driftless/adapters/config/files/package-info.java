/** The configuration directory on disk: where it is, what in it is read, and who may write there. */
@NullMarked
package dev.driftless.adapters.config.files;

import org.jspecify.annotations.NullMarked;
