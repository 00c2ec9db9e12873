/**
 * Templates and conditions: a strict subset of Jinja2, as Ansible's users know it, that carries unknown values, secrets and
 * positions. Pure and immutable once compiled; what a rendering learns is in its {@link Scope}.
 */
@NullMarked
package dev.driftless.domain.template;

import org.jspecify.annotations.NullMarked;
