/** What a change looks like to a person: unified diffs of texts, one line for all else. */
@NullMarked
package dev.driftless.domain.diff;

import org.jspecify.annotations.NullMarked;
