/** YAML 1.2 (core schema) to document nodes, from the parser's events. */
@NullMarked
package dev.driftless.adapters.config.yaml;

import org.jspecify.annotations.NullMarked;
