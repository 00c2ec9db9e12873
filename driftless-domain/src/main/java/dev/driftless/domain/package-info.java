/** The components and their pure logic: tasks, collectors, parsers, filters, the engine's vocabulary. */
@NullMarked
package dev.driftless.domain;

import org.jspecify.annotations.NullMarked;
