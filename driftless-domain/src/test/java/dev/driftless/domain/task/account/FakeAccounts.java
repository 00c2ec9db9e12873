package dev.driftless.domain.task.account;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Answer;
import dev.driftless.domain.host.Content;
import dev.driftless.domain.host.FileMode;
import dev.driftless.domain.host.Found;
import dev.driftless.domain.host.Observed;
import dev.driftless.domain.host.Principal;
import dev.driftless.domain.host.Query;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A host that has the account files of a test and nothing else. */
final class FakeAccounts implements Observed {
    private final Map<String, String> files = new HashMap<>(Map.of(
            "/etc/passwd",
            "root:x:0:0:root:/root:/bin/bash\ndeploy:x:1000:1000:Deployer:/home/deploy:/bin/sh\n",
            "/etc/group",
            "root:x:0:\nadm:x:4:deploy\nsudo:x:27:\ndeploy:x:1000:\n",
            "/etc/shadow",
            "root:*:1:0:99999:7:::\ndeploy:$6$old:1:0:99999:7:::\n",
            "/etc/login.defs",
            "UID_MIN 1000\nUSERGROUPS_ENAB yes\n"));

    FakeAccounts with(String path, String text) {
        files.put(path, text);
        return this;
    }

    @Override
    @SuppressWarnings("unchecked") // each case yields the type that its query names
    public <A> Answer<A> answer(Query<A> query) {
        return (Answer<A>)
                switch (query) {
                    case Query.PathState state -> new Answer.Known<>(file(state.path()));
                    case Query.Exists(AbsolutePath path) -> new Answer.Known<>(files.containsKey(path.text()));
                    case Query.Planned _ -> new Answer.Known<>(List.of());
                    case Query.State<?> state ->
                        new Answer.Known<>(state.facet().read(state.name(), this));
                    default -> throw new AssertionError(query);
                };
    }

    private Found file(AbsolutePath path) {
        String text = files.get(path.text());
        return text == null
                ? Found.ABSENT
                : new Found.RegularFile(new FileMode(0644), Principal.ROOT, Principal.ROOT, Content.Inline.of(text));
    }
}
