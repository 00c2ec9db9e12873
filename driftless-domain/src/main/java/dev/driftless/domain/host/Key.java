package dev.driftless.domain.host;

/** Names one piece of host state that is not a path: {@code package nginx}, {@code user deploy}. */
public record Key(String kind, String name) {
    @Override
    public String toString() {
        return kind + " " + name;
    }
}
