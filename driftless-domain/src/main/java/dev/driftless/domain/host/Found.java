package dev.driftless.domain.host;

/** What is at a path. */
public sealed interface Found {
    /** Nothing is there. */
    Absent ABSENT = new Absent();

    /** A short word for messages: {@code a directory}, {@code a regular file} … */
    String kind();

    /** Nothing. */
    record Absent() implements Found {
        @Override
        public String kind() {
            return "absent";
        }
    }

    /** A regular file. */
    record RegularFile(FileMode mode, Principal owner, Principal group, Content content) implements Found {
        @Override
        public String kind() {
            return "a regular file";
        }

        public RegularFile with(Content other) {
            return new RegularFile(mode, owner, group, other);
        }
    }

    /** A directory, without its entries. */
    record Directory(FileMode mode, Principal owner, Principal group) implements Found {
        @Override
        public String kind() {
            return "a directory";
        }
    }

    /** A symbolic link. */
    record Symlink(String target) implements Found {
        @Override
        public String kind() {
            return "a symbolic link";
        }
    }

    /** A device, socket or pipe. */
    record Special(String what) implements Found {
        @Override
        public String kind() {
            return what;
        }
    }
}
