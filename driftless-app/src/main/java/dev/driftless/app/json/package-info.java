/** JSON (RFC 8259) for what the program writes itself. */
@NullMarked
package dev.driftless.app.json;

import org.jspecify.annotations.NullMarked;
