package dev.driftless.adapters.config.yaml;

import dev.driftless.adapters.config.source.Shown;
import dev.driftless.adapters.config.source.SourceText;
import dev.driftless.adapters.config.source.SyntaxFault;
import dev.driftless.domain.schema.Node;
import dev.driftless.domain.schema.Position;
import dev.driftless.domain.schema.Problem;
import dev.driftless.domain.schema.ProblemException;
import dev.driftless.domain.schema.Problems;
import dev.driftless.domain.value.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Builds the nodes of one document from the parser's events, and gathers what is wrong with its structure. */
final class YamlComposer {
    private static final int MOST_ALIASES = 1_000;
    private static final int MOST_NODES = 1_000_000;
    private static final int MOST_LEVELS = 100;

    /** A node that an alias may repeat, and how many nodes it counts for; without a node while it is being read. */
    private record Anchored(@Nullable Node node, int size) {}

    private final SourceText source;
    private final YamlScalars scalars;
    private final ParserImpl parser;
    private final Problems problems = new Problems();
    private final Map<String, Anchored> anchors = new HashMap<>();
    private int aliases;
    private int nodes;

    /** The last event that was read; a syntax error is explained by what stood before it. */
    private @Nullable Event last;

    private @Nullable ScalarEvent lastScalar;

    /** Where the brackets and braces stand that are open now. */
    private final Deque<Integer> openFlows = new ArrayDeque<>();

    YamlComposer(SourceText source, LoadSettings settings) {
        this.source = source;
        this.scalars = new YamlScalars(source, problems);
        this.parser = new ParserImpl(settings, new StreamReader(settings, source.text()));
    }

    Node compose() {
        Node root = null;
        while (parser.hasNext()) {
            Event event = next();
            switch (event.getEventId()) {
                case StreamStart, StreamEnd, DocumentEnd, Comment -> {}
                case DocumentStart -> {
                    if (root != null) {
                        add(
                                SyntaxFault.SEVERAL_DOCUMENTS,
                                start(event),
                                3,
                                "a second document starts here",
                                "put it into a file of its own");
                        throw new ProblemException(problems.all());
                    }
                }
                default -> root = node(event, 1);
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems.all());
        }
        if (root == null || isEmptyScalar(root)) {
            return new Node.Mapping(List.of(), new Position(source.file(), 1, 1));
        }
        return root;
    }

    /** All that was found so far, and the error that ended the reading. */
    ProblemException failed(YamlEngineException error) {
        int reached = last == null ? 0 : end(last);
        Problem problem = new YamlDiagnosis(source, lastScalar, openFlows.peek()).explain(error, reached);
        List<Problem> all = new ArrayList<>(problems.all());
        if (all.stream()
                .noneMatch(known ->
                        known.at().line() == problem.at().line() && known.code().equals(problem.code()))) {
            all.add(problem);
        }
        return new ProblemException(all);
    }

    private static boolean isEmptyScalar(Node node) {
        return node instanceof Node.Scalar scalar
                && !scalar.quoted()
                && scalar.raw().isEmpty();
    }

    private Event next() {
        Event event = parser.next();
        last = event;
        if (event instanceof ScalarEvent scalar) {
            lastScalar = scalar;
        }
        return event;
    }

    private Node node(Event event, int level) {
        count(1, start(event));
        return switch (event.getEventId()) {
            case Alias -> alias((AliasEvent) event);
            case Scalar -> remember((ScalarEvent) event, scalars.scalar((ScalarEvent) event), 1);
            case SequenceStart -> sequence((CollectionStartEvent) event, level);
            case MappingStart -> mapping((CollectionStartEvent) event, level);
            default -> throw new IllegalStateException(event.toString());
        };
    }

    private Node sequence(CollectionStartEvent start, int level) {
        int at = enter(start, level, "tag:yaml.org,2002:seq");
        int before = nodes;
        List<Node> items = new ArrayList<>();
        for (Event event = next(); event.getEventId() != Event.ID.SequenceEnd; event = next()) {
            items.add(node(event, level + 1));
        }
        leave(start);
        return remember(start, new Node.Sequence(items, source.position(at)), nodes - before + 1);
    }

    private Node mapping(CollectionStartEvent start, int level) {
        int at = enter(start, level, "tag:yaml.org,2002:map");
        if (start.isFlow() && source.at(at) == '{' && source.at(at + 1) == '{') {
            return unquotedTemplate(at, level);
        }
        int before = nodes;
        List<Node.Entry> entries = new ArrayList<>();
        Map<String, Position> seen = HashMap.newHashMap(8);
        for (Event event = next(); event.getEventId() != Event.ID.MappingEnd; event = next()) {
            Node.Scalar key = key(event, level + 1);
            Node value = node(next(), level + 1);
            if (key == null) {
                continue;
            }
            Position first = seen.putIfAbsent(key.raw(), key.at());
            if (first == null) {
                entries.add(new Node.Entry(key, value));
            } else {
                add(
                        SyntaxFault.DUPLICATE_KEY,
                        key.at(),
                        key.raw().length(),
                        "the key " + Shown.quoted(key.raw()) + " stands twice in one mapping",
                        "it is first on line " + first.line() + "; remove or join one of the two");
            }
        }
        leave(start);
        return remember(start, new Node.Mapping(entries, source.position(at)), nodes - before + 1);
    }

    /** A key that is text, or null after saying why it is none. */
    private Node.@Nullable Scalar key(Event event, int level) {
        Node node = node(event, level);
        Position at = source.position(start(event));
        if (!(node instanceof Node.Scalar key)) {
            add(
                    SyntaxFault.KEY_NOT_TEXT,
                    at,
                    1,
                    "a key cannot be " + node.kind(),
                    "keys are text; is a quote missing?");
            return null;
        }
        if (event instanceof ScalarEvent scalar && scalar.isPlain() && key.raw().equals("<<")) {
            add(
                    SyntaxFault.MERGE_KEY,
                    at,
                    2,
                    "`<<` is not supported",
                    "write the options out, or put the shared values under `vars` and use them as \"{{ name.key }}\"");
            return null;
        }
        if (!(key.value() instanceof Value.Text)) {
            String shown =
                    key.raw().isEmpty() ? "an empty key" : "the key " + Shown.quoted(key.raw()) + " is " + key.kind();
            add(
                    SyntaxFault.KEY_NOT_TEXT,
                    at,
                    Math.max(1, key.raw().length()),
                    key.raw().isEmpty() ? "the key is missing" : shown,
                    key.raw().isEmpty() ? "write a name before the `:`" : "keys are text; put it in quotes");
            return null;
        }
        return event instanceof AliasEvent ? Node.Scalar.plain(key.value(), key.raw(), at) : key;
    }

    private Node alias(AliasEvent event) {
        String name = event.getAlias().getValue();
        int at = start(event);
        Position position = source.position(at);
        Node placeholder = Node.Scalar.plain(Value.NULL, "*" + name, position);
        if (++aliases > MOST_ALIASES) {
            throw fatal(
                    SyntaxFault.ALIAS,
                    position,
                    "more than " + MOST_ALIASES + " aliases in one file",
                    "use variables instead");
        }
        Anchored anchored = anchors.get(name);
        if (anchored == null) {
            add(
                    SyntaxFault.ALIAS,
                    position,
                    name.length() + 1,
                    Shown.quoted("*" + name) + " refers to an anchor " + Shown.quoted("&" + name)
                            + " that is not there",
                    "text that starts with `*` has to be in quotes: " + Quoting.suggest(source, at));
            return placeholder;
        }
        if (anchored.node() == null) {
            add(
                    SyntaxFault.ALIAS,
                    position,
                    name.length() + 1,
                    Shown.quoted("*" + name) + " stands inside what it repeats",
                    "write the value out");
            return placeholder;
        }
        count(anchored.size(), at);
        return anchored.node();
    }

    private Node remember(NodeEvent event, Node node, int size) {
        event.getAnchor().map(Anchor::getValue).ifPresent(name -> anchors.put(name, new Anchored(node, size)));
        return node;
    }

    /** Checks depth and tag of a list or mapping, marks its anchor as not yet usable, and returns where its first character is. */
    private int enter(CollectionStartEvent start, int level, String tag) {
        int at = scalars.skipProperties(start, start(start));
        if (level > MOST_LEVELS) {
            throw fatal(
                    SyntaxFault.TOO_COMPLEX,
                    source.position(at),
                    "more than " + MOST_LEVELS + " levels of nesting",
                    null);
        }
        start.getTag().filter(given -> !given.equals(tag)).ifPresent(given -> scalars.refuseTag(given, start(start)));
        start.getAnchor().map(Anchor::getValue).ifPresent(name -> anchors.put(name, new Anchored(null, 0)));
        if (start.isFlow()) {
            openFlows.push(at);
        }
        return at;
    }

    private void leave(CollectionStartEvent start) {
        if (start.isFlow()) {
            openFlows.pop();
        }
    }

    private Node unquotedTemplate(int at, int level) {
        problems.add(YamlDiagnosis.unquotedTemplate(source, at));
        for (int open = 1; open > 0; ) {
            switch (next().getEventId()) {
                case MappingStart, SequenceStart -> open++;
                case MappingEnd, SequenceEnd -> open--;
                default -> {}
            }
            if (open + level > MOST_LEVELS) {
                throw new ProblemException(problems.all());
            }
        }
        openFlows.pop();
        return Node.Scalar.plain(Value.NULL, "", source.position(at));
    }

    private void count(int more, int at) {
        nodes += more;
        if (nodes > MOST_NODES) {
            throw fatal(
                    SyntaxFault.TOO_COMPLEX,
                    source.position(at),
                    "the document expands to more than 1,000,000 values",
                    "repeat less by aliases, or split the file");
        }
    }

    private ProblemException fatal(SyntaxFault fault, Position at, String message, @Nullable String hint) {
        add(fault, at, 1, message, hint);
        return new ProblemException(problems.all());
    }

    private void add(SyntaxFault fault, int at, int length, String message, @Nullable String hint) {
        add(fault, source.position(at), length, message, hint);
    }

    private void add(SyntaxFault fault, Position at, int length, String message, @Nullable String hint) {
        problems.add(fault.at(at, length, message, hint));
    }

    private int start(Event event) {
        return event.getStartMark()
                .map(mark -> source.offsetOfCodePoint(mark.getIndex()))
                .orElse(0);
    }

    private int end(Event event) {
        return event.getEndMark()
                .map(mark -> source.offsetOfCodePoint(mark.getIndex()))
                .orElse(0);
    }
}
