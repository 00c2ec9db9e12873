package dev.driftless.app.engine;

import dev.driftless.domain.host.AbsolutePath;
import dev.driftless.domain.host.Content;
import dev.driftless.domain.schema.BindContext;
import dev.driftless.domain.schema.InputFile;
import dev.driftless.domain.schema.InvalidOption;
import dev.driftless.domain.schema.Position;
import dev.driftless.domain.schema.Problem;
import dev.driftless.domain.schema.ProblemException;
import dev.driftless.domain.schema.RenderedFile;
import dev.driftless.domain.template.Dialect;
import dev.driftless.domain.template.Loader;
import dev.driftless.domain.template.Scope;
import dev.driftless.domain.template.SourceMap;
import dev.driftless.domain.template.Template;
import dev.driftless.domain.template.TemplateProblem;
import dev.driftless.domain.value.Holes;
import dev.driftless.ports.ConfigurationFiles;
import dev.driftless.ports.PortException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the files that options name: beside the file that names them, then in {@code templates/} or {@code files/}. */
public final class ConfigurationInputs implements Loader {
    static final long MAX_FILE = 8L << 20;

    private final ConfigurationFiles files;
    private final Holes holes;
    private final Map<String, Template> templates = new HashMap<>();
    private final Map<Wanted, ConfigurationFiles.InputFile> found = new HashMap<>();

    private record Wanted(String document, String name, String folder) {}

    ConfigurationInputs(ConfigurationFiles files, Holes holes) {
        this.files = files;
        this.holes = holes;
    }

    /** The context for the options of a step of {@code document}; without a scope templates are only compiled. */
    BindContext context(String document, @Nullable Scope scope) {
        return new BindContext() {
            @Override
            public InputFile input(String name) {
                if (name.startsWith("/")) {
                    return new InputFile.OfHost(AbsolutePath.of(name));
                }
                ConfigurationFiles.InputFile file = require(document, name, "files");
                Content content = file.size() <= Content.INLINE_MAX
                        ? new Content.Inline(read(file))
                        : new Content.InFile(file.hostPath(), file.size(), file.version());
                return new InputFile.OfConfiguration(file.name(), content, AbsolutePath.of(file.hostPath()));
            }

            @Override
            public RenderedFile rendered(String name) {
                ConfigurationFiles.InputFile file = require(document, name, "templates");
                Template template = compiled(file);
                return new RenderedFile(file.name(), scope == null ? "" : template.renderText(scope));
            }

            @Override
            public String hole(String why) {
                return holes.hole(why);
            }

            @Override
            public String why(CharSequence text) {
                return holes.why(text);
            }
        };
    }

    ConfigurationFiles.InputFile require(String document, String name, String folder) {
        ConfigurationFiles.InputFile file = find(document, name, folder);
        if (file == null) {
            throw new InvalidOption(
                    InvalidOption.NO_FILE,
                    null,
                    "names no file: " + name,
                    "looked for beside " + document + " and in " + folder + "/");
        }
        return file;
    }

    /**
     * The file of that name beside the document, else in the folder; null where there is none. What was found once stays: a
     * run reads one state of the configuration.
     */
    ConfigurationFiles.@Nullable InputFile find(String document, String name, String folder) {
        Wanted wanted = new Wanted(document, name, folder);
        ConfigurationFiles.InputFile file = found.get(wanted);
        if (file == null) {
            file = look(document, name, folder);
            if (file != null) {
                found.put(wanted, file);
            }
        }
        return file;
    }

    private ConfigurationFiles.@Nullable InputFile look(String document, String name, String folder) {
        int slash = document.lastIndexOf('/');
        try {
            ConfigurationFiles.InputFile beside = files.find(document.substring(0, slash + 1) + name);
            return beside != null ? beside : files.find(folder + "/" + name);
        } catch (PortException e) {
            throw new InvalidOption(
                    InvalidOption.NO_FILE,
                    null,
                    "cannot be used: " + e.failure().message(),
                    null);
        }
    }

    byte[] read(ConfigurationFiles.InputFile file) {
        try {
            return files.read(file, MAX_FILE);
        } catch (PortException e) {
            throw new InvalidOption(
                    InvalidOption.NO_FILE,
                    null,
                    "cannot be used: " + e.failure().message(),
                    null);
        }
    }

    /** The template that a document names, or null where it is missing or broken, which is said elsewhere. */
    @Nullable
    Template template(String document, String name) {
        try {
            ConfigurationFiles.InputFile file = find(document, name, "templates");
            return file == null ? null : compiled(file);
        } catch (InvalidOption | ProblemException | TemplateProblem _) {
            return null;
        }
    }

    private Template compiled(ConfigurationFiles.InputFile file) {
        Template template = templates.get(file.name());
        if (template == null) {
            template = Template.compile(text(file), SourceMap.file(file.name()), Dialect.FILE);
            templates.put(file.name(), template);
        }
        return template;
    }

    private String text(ConfigurationFiles.InputFile file) {
        String text = decoded(file.name(), read(file));
        if (Holes.in(text)) {
            throw new InvalidOption(null, file.name() + " holds U+FDD0 or U+FDD1, which are reserved");
        }
        return text;
    }

    private static String decoded(String name, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(in).toString();
        } catch (CharacterCodingException _) {
            String before = new String(bytes, 0, in.position(), StandardCharsets.UTF_8);
            int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
            int column = before.length() - before.lastIndexOf('\n');
            throw new ProblemException(new Problem(
                    "E010",
                    new Position(name, line, column),
                    1,
                    "the template is not UTF-8 text",
                    "save it as UTF-8; to copy a binary file use a task of type copy"));
        }
    }

    @Override
    public @Nullable Source load(String name, Position from) {
        ConfigurationFiles.InputFile file = find(from.file(), name, "templates");
        return file == null ? null : new Source(file.name(), text(file), SourceMap.file(file.name()));
    }
}
