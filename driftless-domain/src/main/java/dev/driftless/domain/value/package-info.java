/** What a variable, fact, option or registered result holds, and text whose parts a dry run cannot know. */
@NullMarked
package dev.driftless.domain.value;

import org.jspecify.annotations.NullMarked;
