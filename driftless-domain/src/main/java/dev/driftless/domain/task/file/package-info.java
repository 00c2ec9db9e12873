/** Task types that manage files. */
@NullMarked
package dev.driftless.domain.task.file;

import org.jspecify.annotations.NullMarked;
