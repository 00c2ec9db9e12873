package dev.driftless.app.laws;

import dev.driftless.adapters.config.Documents;
import dev.driftless.domain.program.Components;
import dev.driftless.domain.schema.ComponentSpec;
import dev.driftless.domain.schema.Kind;
import dev.driftless.domain.schema.Node;
import dev.driftless.domain.schema.OptionSpec;
import dev.driftless.ports.ConfigurationFiles;
import dev.driftless.ports.testkit.MemoryFileSystem;
import dev.driftless.ports.testkit.TarBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A configuration in memory: the tasks of an example, and every file that its options name, made up from the options' types. */
final class ExampleFiles implements ConfigurationFiles {
    static final String DIRECTORY = "/configuration";
    private static final String SITE = "site.yaml";

    private final Map<String, byte[]> contents = new LinkedHashMap<>();

    private ExampleFiles(String site) {
        contents.put(SITE, utf8(site));
    }

    /** {@code tasks}: a list in YAML, as examples have it. */
    static ExampleFiles of(Components components, String tasks) {
        return of(components, "tasks:\n" + tasks.indent(2), tasks);
    }

    /** A whole document, whose tasks are those. */
    static ExampleFiles of(Components components, String site, String tasks) {
        ExampleFiles files = new ExampleFiles(site);
        if (new Documents().read("example.yaml", utf8(tasks)) instanceof Node.Sequence list) {
            list.items().forEach(task -> files.addNamedBy(task, components));
        }
        return files;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void addNamedBy(Node node, Components components) {
        if (!(node instanceof Node.Mapping task && task.get("type") instanceof Node.Scalar type)) {
            return;
        }
        ComponentSpec spec = components.find(type.raw());
        if (spec == null) {
            return;
        }
        for (Node.Entry entry : task.entries()) {
            OptionSpec option = spec.option(entry.name());
            if (option != null
                    && entry.value() instanceof Node.Scalar name
                    && !name.raw().startsWith("/")) {
                add(spec, option, name.raw());
            }
        }
    }

    private void add(ComponentSpec spec, OptionSpec option, String name) {
        if (option.rendersFile()) {
            contents.put("templates/" + name, utf8("host {{ facts.hostname }}\n"));
        } else if (option.type() == dev.driftless.domain.schema.InputFile.class) {
            contents.put(
                    "files/" + name, name.contains(".tar") || name.contains(".zip") ? archive() : utf8(name + "\n"));
        } else if (spec.type().kind() == Kind.CONTROL && option.name().equals("file")) {
            contents.put("tasks/" + name, utf8("- { type: debug, msg: included }\n"));
            contents.put("vars/" + name, utf8("answer: 42\n"));
        }
    }

    private static byte[] archive() {
        return new TarBytes()
                .directory("app/", 0755)
                .file("app/run", 0755, "#!/bin/sh\n")
                .symlink("app/current", "run")
                .file("app/test", 0644, "test\n")
                .bytes();
    }

    void install(MemoryFileSystem files) {
        install(files, DIRECTORY);
    }

    void install(MemoryFileSystem files, String directory) {
        contents.forEach((name, bytes) -> {
            files.with(directory + "/" + name, "");
            files.write(
                    directory + "/" + name,
                    new dev.driftless.ports.FileSystem.NewFile(out -> out.write(bytes), 0644, -1, -1, null, false));
        });
    }

    /** The files beside the document, on disk. */
    void write(Path directory) throws IOException {
        for (Map.Entry<String, byte[]> file : contents.entrySet()) {
            if (!file.getKey().equals(SITE)) {
                Path path = directory.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.write(path, file.getValue());
            }
        }
    }

    @Override
    public String directory() {
        return DIRECTORY;
    }

    @Override
    public List<ConfigurationFiles.InputFile> documents() {
        return List.of(file(SITE, contents.getOrDefault(SITE, new byte[0])));
    }

    @Override
    public ConfigurationFiles.@Nullable InputFile find(String name) {
        byte[] bytes = contents.get(name);
        return bytes == null ? null : file(name, bytes);
    }

    private static ConfigurationFiles.InputFile file(String name, byte[] bytes) {
        return new ConfigurationFiles.InputFile(name, DIRECTORY + "/" + name, bytes.length, "1");
    }

    @Override
    public byte[] read(ConfigurationFiles.InputFile file, long limit) {
        return contents.getOrDefault(file.name(), new byte[0]);
    }
}
