/** What the engine interprets: steps, blocks and their common keys, compiled from documents. */
@NullMarked
package dev.driftless.domain.program;

import org.jspecify.annotations.NullMarked;
