/** Puts adapters, engine and output together; the only place that names adapters. */
@NullMarked
package dev.driftless.app.wiring;

import org.jspecify.annotations.NullMarked;
