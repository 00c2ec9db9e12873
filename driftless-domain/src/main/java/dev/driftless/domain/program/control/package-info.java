/** The control nodes of a program as records of their options; the engine interprets them. */
@NullMarked
package dev.driftless.domain.program.control;

import org.jspecify.annotations.NullMarked;
