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
        /** Doubled and trailing slashes go: they mean nothing, and Java neither writes nor reads them. */
        public Symlink {
            target = tidy(target);
        }

        private static String tidy(String target) {
            if (target.length() < 2 || (!target.endsWith("/") && !target.contains("//"))) {
                return target;
            }
            StringBuilder tidy = new StringBuilder(target.length());
            for (int i = 0; i < target.length(); i++) {
                boolean doubled = target.charAt(i) == '/' && !tidy.isEmpty() && tidy.charAt(tidy.length() - 1) == '/';
                if (!doubled) {
                    tidy.append(target.charAt(i));
                }
            }
            if (tidy.length() > 1 && tidy.charAt(tidy.length() - 1) == '/') {
                tidy.setLength(tidy.length() - 1);
            }
            return tidy.toString();
        }

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
