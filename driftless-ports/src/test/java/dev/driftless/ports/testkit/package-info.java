/** Contract kits that every implementation of a port must pass, and in-memory fakes. */
@NullMarked
package dev.driftless.ports.testkit;

import org.jspecify.annotations.NullMarked;
