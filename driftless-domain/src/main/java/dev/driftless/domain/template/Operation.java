package dev.driftless.domain.template;

import dev.driftless.domain.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A filter, test, method or function. Each is one constant of a group, with its documentation, and one case in the group's
 * {@link #apply}.
 */
interface Operation {
    /** Name, parameters, documentation. */
    Doc doc();

    /** Its result; null if that is undefined, and then the scope knows why. */
    @Nullable
    Value apply(Call call);

    /** What is to be known about an operation. */
    final class Doc {
        private final String written;
        private final String signature;
        private final Reach reach;
        private final String summary;
        private final String example;
        private final String result;
        private @Nullable Parameters parameters;

        /**
         * Documentation of an operation.
         *
         * @param written its name, as it is written; aliases follow after blanks
         * @param signature as {@link Parameters#parse} reads it
         * @param summary one sentence for the reference
         * @param example an expression that needs no variables
         * @param result what the example prints
         */
        Doc(String written, String signature, Reach reach, String summary, String example, String result) {
            this.written = written;
            this.signature = signature;
            this.reach = reach;
            this.summary = summary;
            this.example = example;
            this.result = result;
        }

        boolean isNamed(String wanted) {
            return written.equals(wanted) || (written.indexOf(' ') > 0 && names().contains(wanted));
        }

        List<String> names() {
            return Texts.split(written, " ", -1);
        }

        String firstName() {
            int end = written.indexOf(' ');
            return end < 0 ? written : written.substring(0, end);
        }

        Reach reach() {
            return reach;
        }

        String signature() {
            return signature;
        }

        String summary() {
            return summary;
        }

        String example() {
            return example;
        }

        String result() {
            return result;
        }

        /** Parsed when first asked for: most operations never are. */
        Parameters parameters() {
            Parameters known = parameters;
            if (known == null) {
                known = Parameters.parse(signature);
                parameters = known; // immutable, so a race does no more than parse twice
            }
            return known;
        }
    }
}
