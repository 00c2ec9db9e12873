/** Tests over the whole product and its runtime image. */
module dev.driftless.it {
    requires dev.driftless.app;
    requires dev.driftless.domain;
    requires java.logging;
    requires jdk.compiler;
    requires static org.jspecify;
}
