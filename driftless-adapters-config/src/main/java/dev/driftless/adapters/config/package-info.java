/** Readers of YAML, TOML and JSON documents, secret sources, the reference writer. */
@NullMarked
package dev.driftless.adapters.config;

import org.jspecify.annotations.NullMarked;
