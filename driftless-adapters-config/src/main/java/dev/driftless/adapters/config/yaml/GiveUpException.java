package dev.driftless.adapters.config.yaml;

/** The simple reader met something that only the full parser knows. Cheap: it has no message and no stack trace. */
final class GiveUpException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GiveUpException() {
        super(null, null, false, false);
    }
}
