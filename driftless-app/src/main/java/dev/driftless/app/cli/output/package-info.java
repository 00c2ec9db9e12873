/** What a person or a program sees: events and problems as text and as JSON Lines. */
@NullMarked
package dev.driftless.app.cli.output;

import org.jspecify.annotations.NullMarked;
