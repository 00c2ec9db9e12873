package dev.driftless.domain.host;

/**
 * One entry of a directory tree or an archive.
 *
 * @param path relative to the root of the listing, with {@code /} between parts
 */
public record TreeEntry(String path, Found found) {}
