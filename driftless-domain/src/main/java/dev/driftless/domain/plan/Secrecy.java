package dev.driftless.domain.plan;

/** How much of a step may be shown. */
public enum Secrecy {
    /** Everything but secrets that are long enough to be recognised. */
    OPEN,
    /** A secret took part: its value is masked however short it is, and a line of a diff that holds it is masked as a whole. */
    TAINTED,
    /** The configuration says {@code sensitive: true}: which step it is and how it ended, and nothing else. */
    SENSITIVE
}
