/** The two hosts behind the engine's one door: live, and projected in memory. */
@NullMarked
package dev.driftless.app.host;

import org.jspecify.annotations.NullMarked;
