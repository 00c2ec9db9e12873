/** Files, processes and system data of the host. */
module dev.driftless.adapters.os {
    requires dev.driftless.ports;
    requires static org.jspecify;
}
