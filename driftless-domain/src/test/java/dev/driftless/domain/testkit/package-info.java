/** What tests of other modules share with the tests of the domain. */
@NullMarked
package dev.driftless.domain.testkit;

import org.jspecify.annotations.NullMarked;
