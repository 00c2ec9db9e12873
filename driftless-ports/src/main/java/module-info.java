/** What the domain asks of the outside, as interfaces. */
module dev.driftless.ports {
    requires transitive dev.driftless.domain;
    requires static org.jspecify;

    exports dev.driftless.ports;
}
