/** Task types that run programs. */
@NullMarked
package dev.driftless.domain.task.exec;

import org.jspecify.annotations.NullMarked;
