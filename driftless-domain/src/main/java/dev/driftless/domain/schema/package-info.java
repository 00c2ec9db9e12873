/** What configuration is made of, and what is wrong with it: positions, problems. */
@NullMarked
package dev.driftless.domain.schema;

import org.jspecify.annotations.NullMarked;
