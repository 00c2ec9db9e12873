package dev.driftless.app.engine;

/** Leaves the tasks after one that failed; caught by a block with rescue or always, and by the run. */
final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String because;

    Stop(String because) {
        super(because, null, false, false);
        this.because = because;
    }

    /** The label of the task that failed. */
    String because() {
        return because;
    }
}
