/** The runtime as it is shipped, in a Debian container with a local apt repository and no network: accounts and packages are real there. */
@NullMarked
package dev.driftless.it.container;

import org.jspecify.annotations.NullMarked;
