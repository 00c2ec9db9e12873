/** Hosts, engine, command line and wiring. */
@NullMarked
package dev.driftless.app;

import org.jspecify.annotations.NullMarked;
