/** Tests over the whole product and its runtime image. */
module dev.driftless.it {
    requires dev.driftless.app;
    requires java.logging;
    requires jdk.compiler;
    requires static org.jspecify;
}
