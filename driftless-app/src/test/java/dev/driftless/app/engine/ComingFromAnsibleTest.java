package dev.driftless.app.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.driftless.adapters.config.Documents;
import dev.driftless.adapters.config.files.DirectoryFiles;
import dev.driftless.domain.program.Components;
import dev.driftless.domain.schema.ComponentType;
import dev.driftless.domain.schema.ProblemException;
import dev.driftless.domain.template.TemplateReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What docs/coming-from-ansible.md says is so: each block of YAML is a configuration without problems, every type and filter is there, and
 * so is every difference that the comparison with Ansible knows. A block whose fence also names a file is that file of all configurations.
 */
class ComingFromAnsibleTest {
    private static final Path ROOT = Path.of(System.getProperty("driftless.root", "."));
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\S+)(?: (\\S+))?\\n(.*?)^```$");
    private static final Pattern REASON = Pattern.compile("\"reason\": \"((?:[^\"\\\\]|\\\\.)*)\"");

    @TempDir
    private Path directory;

    private record Block(String language, String name, String text) {}

    private static String page() throws IOException {
        return Files.readString(ROOT.resolve("docs/coming-from-ansible.md"));
    }

    private static List<Block> blocks() throws IOException {
        List<Block> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(page());
        while (block.find()) {
            String name = block.group(2);
            blocks.add(new Block(block.group(1), name == null ? "" : name, block.group(3)));
        }
        return blocks;
    }

    @Test
    void everySnippetIsAConfigurationWithoutProblems() throws IOException {
        for (Block block : blocks()) {
            if (block.name().contains("/")) {
                Path file = directory.resolve(block.name());
                Files.createDirectories(file.getParent());
                Files.writeString(file, block.text());
            }
        }
        int documents = 0;
        for (Block block : blocks()) {
            if (block.language().equals("yaml") && block.name().isEmpty()) {
                Files.writeString(directory.resolve("site.yaml"), block.text());
                assertEquals(List.of(), problems(), block.text());
                documents++;
            }
        }
        assertTrue(documents >= 6, "only " + documents + " snippets");
    }

    private List<String> problems() {
        try {
            Configuration.load(new DirectoryFiles(directory, false), new Documents());
            return List.of();
        } catch (ProblemException e) {
            return e.problems().stream().map(Object::toString).toList();
        }
    }

    @Test
    void everyTypeAndFilterIsNamed() throws IOException {
        String page = page();
        List<String> missing = new ArrayList<>();
        List<ComponentType> types = List.copyOf(Components.registered().all());
        assertTrue(types.size() > 20, types::toString);
        for (ComponentType type : types) {
            // a type with aliases is found by the name that Ansible has for it
            if (type.aliases().isEmpty() && !page.contains("`" + type.name() + "`")) {
                missing.add(type.name());
            }
        }
        for (TemplateReference.Entry filter : TemplateReference.filters()) {
            for (String name : filter.names()) {
                if (!page.contains("`" + name + "`")) {
                    missing.add(name);
                }
            }
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void everyDeliberateDifferenceIsSaid() throws IOException {
        String page = page();
        Matcher reason =
                REASON.matcher(Files.readString(ROOT.resolve("driftless-it/src/test/ansible/deviations.json")));
        int reasons = 0;
        while (reason.find()) {
            String said = reason.group(1).replace("\\\"", "\"").replace("\\\\", "\\");
            assertTrue(page.contains(said), said);
            reasons++;
        }
        assertTrue(reasons > 20, "only " + reasons + " reasons");
    }
}
