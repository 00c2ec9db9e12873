/** What is kept between runs below the state directory: the lock, journals, pending handlers, the audit chain; and the way back. */
@NullMarked
package dev.driftless.app.state;

import org.jspecify.annotations.NullMarked;
