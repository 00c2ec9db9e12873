/** The text of one configuration file and what may be wrong with its syntax, whatever its format. */
@NullMarked
package dev.driftless.adapters.config.source;

import org.jspecify.annotations.NullMarked;
