/** Readers of YAML, TOML and JSON documents, secret sources, the reference writer. */
module dev.driftless.adapters.config {
    requires dev.driftless.ports;
    requires org.snakeyaml.engine;
    requires tools.jackson.core;
    requires static org.jspecify;

    exports dev.driftless.adapters.config;
    exports dev.driftless.adapters.config.files;
    exports dev.driftless.adapters.config.secrets;
    exports dev.driftless.adapters.config.source;
}
