/** What the modules require, export and provide. */
@NullMarked
package dev.driftless.it.modules;

import org.jspecify.annotations.NullMarked;
