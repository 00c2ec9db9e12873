/** Readers of YAML, TOML and JSON documents, secret sources, the reference writer. */
module dev.driftless.adapters.config {
    requires dev.driftless.ports;
    requires static org.jspecify;
}
