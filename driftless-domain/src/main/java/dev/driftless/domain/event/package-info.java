/** What happens in the agent, as values, for renderers, audit and metrics. */
@NullMarked
package dev.driftless.domain.event;

import org.jspecify.annotations.NullMarked;
