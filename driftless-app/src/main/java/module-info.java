/** Hosts, engine, command line and wiring. */
module dev.driftless.app {
    requires dev.driftless.ports;
    requires dev.driftless.adapters.config;
    requires dev.driftless.adapters.os;
    requires dev.driftless.adapters.outputs;
    requires info.picocli;
    requires jdk.unsupported;
    requires static org.jspecify;
}
