package dev.driftless.app.laws;

import dev.driftless.domain.host.Content;
import dev.driftless.domain.host.Found;
import dev.driftless.domain.plan.Change;
import dev.driftless.domain.plan.Outcome;
import java.nio.charset.StandardCharsets;

/** How a step ended and all that it changed, to the byte, as one text that can be compared. */
final class Fingerprint {
    private Fingerprint() {}

    static String of(Outcome outcome) {
        StringBuilder text =
                new StringBuilder(outcome.origin().step()).append(' ').append(outcome.status());
        outcome.changes().forEach(change -> text.append("\n  ").append(of(change)));
        if (outcome.failure() != null) {
            text.append(' ').append(outcome.failure().message());
        }
        return text.toString();
    }

    static String of(Change change) {
        return switch (change) {
            case Change.SetPath set -> set.path() + " " + state(set.before()) + " → " + state(set.after());
            case Change.SetPaths set ->
                set.root() + " " + set.members().stream().map(Fingerprint::of).toList();
            case Change.SetState<?> set -> set.facet().kind() + " " + set.transitions();
            case Change.RunCommand run -> "run " + run.command().argv();
            case Change.Act act -> act.key() + " " + act.verb();
        };
    }

    private static String state(Found found) {
        return switch (found) {
            case Found.RegularFile file ->
                file.mode() + " " + file.owner().id() + " " + file.group().id() + " " + content(file.content());
            case Found.Directory directory ->
                "dir " + directory.mode() + " " + directory.owner().id() + " "
                        + directory.group().id();
            default -> found.toString();
        };
    }

    private static String content(Content content) {
        return switch (content) {
            case Content.Inline(byte[] bytes) -> new String(bytes, StandardCharsets.ISO_8859_1);
            case Content.Member member -> member.name() + " " + member.crc();
            default -> "size " + content.size();
        };
    }
}
