/** Where logs, metrics and audit records go. */
module dev.driftless.adapters.outputs {
    requires dev.driftless.ports;
    requires static org.jspecify;
}
