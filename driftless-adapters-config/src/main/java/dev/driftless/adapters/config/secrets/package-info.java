/** Where secrets come from: the environment, env files, systemd credentials. */
@NullMarked
package dev.driftless.adapters.config.secrets;

import org.jspecify.annotations.NullMarked;
