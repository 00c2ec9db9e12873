/** What may be done to a host, how it is planned, and what became of it. */
@NullMarked
package dev.driftless.domain.plan;

import org.jspecify.annotations.NullMarked;
