/** Tests of the file tasks. */
@NullMarked
package dev.driftless.domain.task.file;

import org.jspecify.annotations.NullMarked;
