/** Interprets programs over a host: scope, loops, handlers, blocks, the proof of convergence. */
@NullMarked
package dev.driftless.app.engine;

import org.jspecify.annotations.NullMarked;
