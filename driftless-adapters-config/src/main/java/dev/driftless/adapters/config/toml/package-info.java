/** TOML 1.0 to document nodes, by a parser of our own (docs/adr/0002-toml-parser.md). */
@NullMarked
package dev.driftless.adapters.config.toml;

import org.jspecify.annotations.NullMarked;
