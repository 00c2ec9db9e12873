package dev.driftless.domain.host;

/**
 * What a program left behind.
 *
 * @param exitCode its exit status; 128 + n where signal n ended it
 * @param stdout as UTF-8, malformed bytes replaced
 */
public record CommandResult(int exitCode, String stdout, String stderr) {
    /** Says nothing of the output, which may hold secrets. */
    @Override
    public String toString() {
        return "CommandResult[exit " + exitCode + "]";
    }
}
