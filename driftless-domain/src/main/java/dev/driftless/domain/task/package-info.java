/** The task types: each a record of options that decides what it would change. */
@NullMarked
package dev.driftless.domain.task;

import org.jspecify.annotations.NullMarked;
