/** Driftless' tasks beside Ansible's modules of the same names. */
@NullMarked
package dev.driftless.it.ansible;

import org.jspecify.annotations.NullMarked;
