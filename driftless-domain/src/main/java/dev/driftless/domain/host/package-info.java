/** What may be asked of a host and what it answers: paths, contents, queries, facets. */
@NullMarked
package dev.driftless.domain.host;

import org.jspecify.annotations.NullMarked;
