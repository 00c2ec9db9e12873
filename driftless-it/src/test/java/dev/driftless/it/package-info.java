/** Tests over the whole product and its runtime image. */
@NullMarked
package dev.driftless.it;

import org.jspecify.annotations.NullMarked;
