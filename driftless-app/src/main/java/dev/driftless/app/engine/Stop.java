package dev.driftless.app.engine;

/** Leaves the tasks after one that failed, or when interrupted; caught by a block with rescue or always, and by the run. */
final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String because;

    Stop(String because) {
        super(because, null, false, false);
        this.because = because;
    }

    /** Why: that which task failed, or that the run was interrupted. */
    String because() {
        return because;
    }
}
