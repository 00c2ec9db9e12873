/** Laws that hold for every registered component, whatever it does. */
@NullMarked
package dev.driftless.app.laws;

import org.jspecify.annotations.NullMarked;
