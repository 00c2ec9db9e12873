/** Users and groups: their facets and task types. */
@NullMarked
package dev.driftless.domain.task.account;

import org.jspecify.annotations.NullMarked;
