/** JSON (RFC 8259) to document nodes. */
@NullMarked
package dev.driftless.adapters.config.json;

import org.jspecify.annotations.NullMarked;
