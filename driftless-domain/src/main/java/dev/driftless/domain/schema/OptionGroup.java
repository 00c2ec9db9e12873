package dev.driftless.domain.schema;

/**
 * A record of options that several component types share: in a configuration, a schema and the reference they stand among the other options, in
 * the place of the component that has this type. An interface and no annotation, because annotations are not read at run time.
 */
public interface OptionGroup {}
