package dev.driftless.app.cli.output;

import dev.driftless.app.engine.Redactor;
import dev.driftless.domain.host.Found;
import dev.driftless.domain.plan.Change;
import dev.driftless.domain.plan.Secrecy;
import dev.driftless.domain.value.Holes;
import java.util.ArrayList;
import java.util.List;

/** One change as a JSON object: what it is, what it is about, and its lines. */
final class JsonChange {
    private final Redactor redactor;

    JsonChange(Redactor redactor) {
        this.redactor = redactor;
    }

    Json of(Change change, Secrecy secrecy) {
        Json json = new Json().put("change", name(change));
        switch (change) {
            case Change.SetPath set -> json.put("path", shown(set.path().text()));
            case Change.SetPaths tree ->
                json.put("path", shown(tree.root().text()))
                        .put("members", tree.members().size());
            case Change.SetState<?> set ->
                json.put("kind", set.facet().kind())
                        .putTexts(
                                "names",
                                set.transitions().stream()
                                        .map(transition -> shown(transition.name()))
                                        .toList());
            case Change.RunCommand run -> putCommand(json, run.command().argv(), secrecy);
            case Change.Act act ->
                putCommand(
                        json.put("kind", act.key().kind())
                                .put("name", shown(act.key().name()))
                                .put("verb", act.verb()),
                        act.command().argv(),
                        secrecy);
        }
        String diff = String.join("\n", redactor.lines(List.of(change), secrecy));
        return json.put("diff", diff.isEmpty() ? "" : diff + "\n");
    }

    private void putCommand(Json json, Iterable<String> argv, Secrecy secrecy) {
        List<String> masked = new ArrayList<>();
        argv.forEach(argument -> masked.add(Holes.show(redactor.mask(argument, secrecy))));
        json.putTexts("argv", masked);
    }

    private String shown(String text) {
        return Holes.show(redactor.mask(text));
    }

    private static String name(Change change) {
        return switch (change) {
            case Change.SetPath set -> name(set.before(), set.after());
            case Change.SetPaths _ -> "change_tree";
            case Change.SetState<?> _ -> "set_state";
            case Change.RunCommand _ -> "run_command";
            case Change.Act _ -> "act";
        };
    }

    private static String name(Found before, Found after) {
        return switch (after) {
            case Found.Absent _ -> "remove";
            case Found.Symlink _ -> "link";
            case Found.Directory _ when before instanceof Found.Directory -> "set_attributes";
            case Found.Directory _ -> "create_directory";
            case Found.RegularFile now
            when before instanceof Found.RegularFile was && was.content().equals(now.content()) -> "set_attributes";
            case Found.RegularFile _ -> "write_file";
            case Found.Special _ -> "create_special";
        };
    }
}
