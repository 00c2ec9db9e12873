import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Says which libraries are in the runtime, under which licences, with the licence and notice files they carry. */
final class Notices {
    private record Library(String group, String name, String version, Path jar, Path repository) {}

    private final Path directory;

    Notices(Path directory) {
        this.directory = directory;
    }

    void write(List<Path> path) throws Exception {
        Files.createDirectories(directory);
        var text = new StringBuilder("""
                Third-party libraries in this runtime
                =====================================

                The parts of the JDK are listed, with their licences, in the directories beside this one.

                """);
        for (Path jar : path) {
            Path description = pomOf(jar);
            if (Files.isRegularFile(jar) && Files.exists(description)) {
                Library library = library(jar);
                text.append("%s:%s %s%n".formatted(library.group, library.name, library.version));
                licences(description, library.repository).forEach(line -> text.append("    " + line + "\n"));
                copyTexts(library).forEach(file -> text.append("    text: " + file + "\n"));
                text.append("\n");
            }
        }
        Files.writeString(directory.resolve("THIRD-PARTY.txt"), text);
    }

    /** A local repository keeps {@code group/name/version/name-version.jar} and the description of it side by side. */
    private static Path pomOf(Path jar) {
        return jar.resolveSibling(jar.getFileName().toString().replaceFirst("\\.jar$", ".pom"));
    }

    private static Library library(Path jar) throws Exception {
        Element project = parsed(pomOf(jar));
        String group = inherited(project, "groupId");
        Path version = jar.getParent();
        Path repository = version.getParent().getParent();
        for (int i = 0; i < group.split("\\.").length; i++) {
            repository = repository.getParent();
        }
        String name = version.getParent().getFileName().toString();
        return new Library(group, name, version.getFileName().toString(), jar, repository);
    }

    /** The licences that the description names, or else those of its parent. */
    private static List<String> licences(Path description, Path repository) throws Exception {
        Element project = parsed(description);
        List<String> found = new ArrayList<>();
        for (Element licences : children(project, "licenses")) {
            for (Element licence : children(licences, "license")) {
                found.add("licence: " + text(licence, "name") + ", " + text(licence, "url"));
            }
        }
        List<Element> parents = children(project, "parent");
        if (!found.isEmpty() || parents.isEmpty()) {
            return found;
        }
        Element parent = parents.getFirst();
        String name = text(parent, "artifactId");
        String version = text(parent, "version");
        Path next = repository
                .resolve(text(parent, "groupId").replace('.', '/'))
                .resolve(name)
                .resolve(version)
                .resolve(name + "-" + version + ".pom");
        return Files.exists(next) ? licences(next, repository) : List.of();
    }

    private List<String> copyTexts(Library library) throws IOException {
        List<String> copied = new ArrayList<>();
        try (var jar = new JarFile(library.jar.toFile())) {
            for (var entry : jar.stream().toList()) {
                String name = entry.getName();
                String file = name.substring(name.lastIndexOf('/') + 1);
                boolean top = name.indexOf('/') < 0 || name.startsWith("META-INF/") && name.indexOf('/', 9) < 0;
                if (top && file.toUpperCase(Locale.ROOT).matches("(LICENSE|LICENCE|NOTICE|COPYING)(\\.[A-Z]+)?")) {
                    String target = library.name + "-" + file;
                    Files.write(
                            directory.resolve(target), jar.getInputStream(entry).readAllBytes());
                    copied.add(target);
                }
            }
        }
        return copied;
    }

    private static Element parsed(Path file) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
    }

    private static String inherited(Element project, String name) {
        String own = text(project, name);
        return own.isEmpty() ? text(children(project, "parent").getFirst(), name) : own;
    }

    private static String text(Element element, String name) {
        List<Element> found = children(element, name);
        return found.isEmpty() ? "" : found.getFirst().getTextContent().strip();
    }

    private static List<Element> children(Element element, String name) {
        List<Element> found = new ArrayList<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element candidate && candidate.getTagName().equals(name)) {
                found.add(candidate);
            }
        }
        return found;
    }
}
