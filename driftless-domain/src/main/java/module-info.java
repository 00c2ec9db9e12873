/** The components and their pure logic: tasks, collectors, parsers, filters, the engine's vocabulary. */
module dev.driftless.domain {
    requires static org.jspecify;

    exports dev.driftless.domain.schema;
    exports dev.driftless.domain.template;
    exports dev.driftless.domain.value;
}
