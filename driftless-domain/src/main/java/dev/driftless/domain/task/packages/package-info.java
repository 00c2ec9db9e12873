/** Packages of the distribution: their facet and task type. */
@NullMarked
package dev.driftless.domain.task.packages;

import org.jspecify.annotations.NullMarked;
