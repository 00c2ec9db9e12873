/** The runtime as a process: what signals do to it, and how the agent lives. */
@NullMarked
package dev.driftless.it.agent;

import org.jspecify.annotations.NullMarked;
