package dev.driftless.app.engine;

import dev.driftless.domain.schema.Durations;
import dev.driftless.domain.schema.Nearest;
import dev.driftless.domain.schema.Node;
import dev.driftless.domain.schema.Problems;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the agent works, as the section {@code agent} of a configuration says.
 *
 * @param applyInterval from the start of one run to the start of the next, from a second to a year
 * @param mode what it does at its interval
 * @param jitter by which share of the interval a run may begin sooner or later, from 0 to 1
 * @param drainTimeout how long the task at hand may go on when the agent is to stop, up to an hour
 */
public record AgentSettings(Duration applyInterval, Mode mode, double jitter, Duration drainTimeout) {
    /** What the agent does at its interval. */
    public enum Mode {
        /** It applies. */
        APPLY,
        /** It says what it would do. */
        REPORT
    }

    /** Those of a configuration without the section. */
    public static final AgentSettings USUAL =
            new AgentSettings(Duration.ofMinutes(30), Mode.APPLY, 0.1, Duration.ofSeconds(10));

    private static final List<String> KEYS = List.of("apply_interval", "apply_mode", "jitter", "drain_timeout");
    private static final Set<String> LATER = Set.of("facts_interval", "listen", "audit", "git");
    private static final Duration YEAR = Duration.ofDays(365);

    /** Reads the section; what is wrong is told to {@code problems}, and the usual value taken in its place. */
    static AgentSettings read(Node.Mapping section, Problems problems) {
        for (Node.Entry entry : section.entries()) {
            if (!KEYS.contains(entry.name())) {
                String nearest = Nearest.to(entry.name(), KEYS);
                problems.add(
                        "E104",
                        entry.key().at(),
                        Math.max(1, entry.name().length()),
                        LATER.contains(entry.name())
                                ? "`" + entry.name() + "` is not supported by this version of the agent"
                                : "unknown option `" + entry.name() + "` of the agent",
                        nearest == null
                                ? "the agent has " + String.join(", ", KEYS)
                                : "did you mean `" + nearest + "`?");
            }
        }
        Reading reading = new Reading(section, problems);
        return new AgentSettings(
                reading.duration("apply_interval", Duration.ofSeconds(1), YEAR, USUAL.applyInterval),
                reading.mode(),
                reading.share("jitter", USUAL.jitter),
                reading.duration("drain_timeout", Duration.ZERO, Duration.ofHours(1), USUAL.drainTimeout));
    }

    private record Reading(Node.Mapping section, Problems problems) {
        private @Nullable String text(String key) {
            Node node = section.get(key);
            if (node == null) {
                return null;
            }
            if (node instanceof Node.Scalar scalar && !scalar.raw().isBlank()) {
                return scalar.raw().strip();
            }
            problems.add("E105", node.at(), 1, "`" + key + "` must be a single value, not " + node.kind(), null);
            return null;
        }

        private void wrong(String key, String message) {
            Node node = section.get(key);
            int length = node instanceof Node.Scalar scalar ? scalar.raw().length() : 1;
            problems.add("E105", node == null ? section.at() : node.at(), Math.max(1, length), message, null);
        }

        Duration duration(String key, Duration least, Duration most, Duration usual) {
            String text = text(key);
            if (text == null) {
                return usual;
            }
            try {
                Duration duration = Durations.parse(text);
                if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
                    return duration;
                }
                wrong(key, "`" + key + "` must be between " + shown(least) + " and " + shown(most));
            } catch (IllegalArgumentException e) {
                wrong(key, "`" + key + "` " + e.getMessage());
            }
            return usual;
        }

        private static String shown(Duration duration) {
            return duration.compareTo(Duration.ofDays(1)) >= 0
                    ? duration.toDays() + "d"
                    : duration.compareTo(Duration.ofHours(1)) >= 0
                            ? duration.toHours() + "h"
                            : duration.toSeconds() + "s";
        }

        Mode mode() {
            String text = text("apply_mode");
            if (text == null || text.equals("apply")) {
                return Mode.APPLY;
            }
            if (!text.equals("report")) {
                List<String> words = new ArrayList<>();
                for (Mode each : Mode.values()) {
                    words.add(each.name().toLowerCase(Locale.ROOT));
                }
                wrong("apply_mode", "`apply_mode` must be " + String.join(" or ", words) + ", not `" + text + "`");
            }
            return Mode.REPORT;
        }

        double share(String key, double usual) {
            String text = text(key);
            if (text == null) {
                return usual;
            }
            try {
                if (text.endsWith("%")) {
                    double share = Double.parseDouble(
                                    text.substring(0, text.length() - 1).strip())
                            / 100;
                    if (share >= 0 && share <= 1) {
                        return share;
                    }
                } else if (Double.parseDouble(text) == 0) {
                    return 0;
                }
            } catch (NumberFormatException _) {
                // said below, with what was expected
            }
            wrong(key, "`" + key + "` must be a share of the interval between 0% and 100%, like 10%");
            return usual;
        }
    }
}
