/** Tests over the whole product and its runtime image. */
module dev.driftless.it {
    requires dev.driftless.app;
    requires static org.jspecify;
}
