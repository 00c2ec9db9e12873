package dev.driftless.adapters.os.posix;

import dev.driftless.domain.host.Command;
import dev.driftless.domain.host.Failure.Code;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Refuses what the JDK would pass on changed, or not at all. Names the place and never the text, which may be a secret. */
final class Arguments {
    private Arguments() {}

    static void check(Command command, Map<String, String> environment) {
        String program = command.argv().getFirst();
        for (int i = 1; i < command.argv().size(); i++) {
            check(command.argv().get(i), "argument " + i + " of " + program);
        }
        environment.forEach((name, value) -> {
            if (name.isEmpty() || name.indexOf('=') >= 0) {
                throw Failures.of(Code.INVALID, "no name of an environment variable: '" + name + "'");
            }
            check(name, "the name of an environment variable of " + program);
            check(value, "the environment variable " + name + " of " + program);
        });
    }

    private static void check(String text, String what) {
        boolean ascii = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw Failures.of(Code.INVALID, what + " holds a NUL character, which no program can be given");
            }
            ascii &= c < 0x80;
        }
        if (ascii) {
            return;
        }
        if (!System.getProperty("sun.jnu.encoding", "").equals(StandardCharsets.UTF_8.name())) {
            throw Failures.of(
                    Code.INVALID, what + " is not ASCII, and this process was started without LC_ALL=C.UTF-8");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw Failures.of(Code.INVALID, what + " is not UTF-8");
        }
    }
}
