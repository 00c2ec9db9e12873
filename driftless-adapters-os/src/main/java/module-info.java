/** Files, processes and system data of the host. */
module dev.driftless.adapters.os {
    requires dev.driftless.ports;
    requires org.apache.commons.compress;
    requires org.tukaani.xz;
    requires static org.jspecify;

    exports dev.driftless.adapters.os.archive;
    exports dev.driftless.adapters.os.posix;
}
