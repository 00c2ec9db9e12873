import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.ModuleAttribute;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Makes libraries linkable: a library without a module descriptor is given one, signatures are dropped (signed classes
 * are kept out of the start-up cache), and so old classes that the cache would refuse are brought up to date. Our own are
 * prepared as {@link OwnClasses} says.
 *
 * <p>What the generated descriptor of a module cannot know stands in {@code descriptors/NAME.txt}: directives to add,
 * and with a {@code -} in front the beginnings of those to leave out. A library that has a descriptor can lose
 * {@code requires} in the same way: what only its unused parts need would make the runtime larger by a third.
 */
final class Modules {
    private final Path work;
    private final Path corrections;
    private OwnClasses own;

    Modules(Path work, Path corrections) {
        this.work = work;
        this.corrections = corrections;
    }

    /** The paths to link from, in the given order. */
    List<Path> prepare(List<Path> given) throws IOException {
        List<Path> path = packed(given);
        Map<Path, Path> prepared = new LinkedHashMap<>();
        Map<String, Path> automatic = new LinkedHashMap<>();
        Path jars = Files.createDirectories(work.resolve("jars"));
        this.own = new OwnClasses(path);
        for (Path entry : path) {
            Path copy = jars.resolve(entry.getFileName());
            var descriptor = only(entry).descriptor();
            rewrite(entry, copy, Map.of(), descriptor.isAutomatic() ? Set.of() : unneeded(descriptor.name()));
            prepared.put(entry, copy);
            if (descriptor.isAutomatic()) {
                automatic.put(descriptor.name(), entry);
            }
        }
        describe(automatic, path).forEach((entry, descriptor) -> {
            try {
                rewrite(
                        entry,
                        prepared.get(entry),
                        Map.of("module-info.class", Files.readAllBytes(descriptor)),
                        Set.of());
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        return List.copyOf(prepared.values());
    }

    /** The module that is being built lies there as a directory of classes; it is prepared like all others. */
    private List<Path> packed(List<Path> path) throws IOException {
        Path packed = Files.createDirectories(work.resolve("packed"));
        List<Path> all = new ArrayList<>();
        for (Path entry : path) {
            if (Files.isDirectory(entry)) {
                Path jar = packed.resolve(only(entry).descriptor().name() + ".jar");
                Image.run("jar", "--create", "--no-manifest", "--file", jar.toString(), "-C", entry.toString(), ".");
                all.add(jar);
            } else {
                all.add(entry);
            }
        }
        return all;
    }

    private static ModuleReference only(Path jar) {
        return ModuleFinder.of(jar).findAll().iterator().next();
    }

    private Map<Path, Path> describe(Map<String, Path> automatic, List<Path> path) throws IOException {
        if (automatic.isEmpty()) {
            return Map.of();
        }
        Path generated = Files.createDirectories(work.resolve("generated"));
        List<String> arguments = new ArrayList<>(List.of(
                "--multi-release",
                "25",
                "--ignore-missing-deps",
                "--module-path",
                Image.joined(path),
                "--generate-module-info",
                generated.toString()));
        automatic.values().forEach(jar -> arguments.add(jar.toString()));
        Image.run("jdeps", arguments.toArray(String[]::new));
        Map<Path, Path> descriptors = new HashMap<>();
        for (var module : automatic.entrySet()) {
            Path source = Image.filesBelow(generated.resolve(module.getKey())).stream()
                    .filter(file -> file.endsWith("module-info.java"))
                    .findFirst()
                    .orElseThrow();
            correct(module.getKey(), source);
            Path output = work.resolve("descriptors").resolve(module.getKey());
            Image.run(
                    "javac",
                    "-nowarn",
                    "--release",
                    "25",
                    "--module-path",
                    Image.joined(path),
                    "--patch-module",
                    module.getKey() + "=" + module.getValue(),
                    "-d",
                    output.toString(),
                    source.toString());
            descriptors.put(module.getValue(), output.resolve("module-info.class"));
        }
        return descriptors;
    }

    private void correct(String module, Path source) throws IOException {
        Path file = corrections.resolve(module + ".txt");
        if (!Files.exists(file)) {
            return;
        }
        String text = Files.readString(source);
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("-")) {
                String beginning = Pattern.quote(line.substring(1).strip());
                text = text.replaceAll("(?m)^\\s*" + beginning + "\\b[^;]*;", "");
            } else if (!line.isBlank() && !line.startsWith("#")) {
                text = text.substring(0, text.lastIndexOf('}')) + line + "\n}\n";
            }
        }
        Files.writeString(source, text);
    }

    private Set<String> unneeded(String module) throws IOException {
        Path file = corrections.resolve(module + ".txt");
        if (!Files.exists(file)) {
            return Set.of();
        }
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("-requires "))
                .map(line -> line.substring("-requires ".length()).strip())
                .collect(Collectors.toSet());
    }

    private static byte[] without(Set<String> unneeded, byte[] descriptor) {
        var classes = ClassFile.of();
        return classes.transformClass(classes.parse(descriptor), (builder, element) -> {
            if (element instanceof ModuleAttribute module) {
                builder.with(ModuleAttribute.of(
                        module.moduleName(),
                        module.moduleFlagsMask(),
                        module.moduleVersion().orElse(null),
                        module.requires().stream()
                                .filter(required -> !unneeded.contains(
                                        required.requires().name().stringValue()))
                                .toList(),
                        module.exports(),
                        module.opens(),
                        module.uses(),
                        module.provides()));
            } else {
                builder.with(element);
            }
        });
    }

    private void rewrite(Path from, Path to, Map<String, byte[]> added, Set<String> unneeded) throws IOException {
        try (var jar = new JarFile(from.toFile());
                var output = new ZipOutputStream(Files.newOutputStream(to))) {
            output.setLevel(1);
            var oldClasses = new OldClasses(jar);
            for (var entry : jar.stream().filter(Modules::kept).toList()) {
                byte[] bytes = jar.getInputStream(entry).readAllBytes();
                output.putNextEntry(new ZipEntry(entry.getName()));
                if (entry.getName().endsWith("module-info.class")) {
                    output.write(unneeded.isEmpty() ? bytes : without(unneeded, bytes));
                } else if (OwnClasses.contain(entry.getName())) {
                    output.write(own.prepared(bytes));
                } else {
                    output.write(entry.getName().endsWith(".class") ? oldClasses.modernised(bytes) : bytes);
                }
            }
            for (var entry : added.entrySet()) {
                output.putNextEntry(new ZipEntry(entry.getKey()));
                output.write(entry.getValue());
            }
        }
    }

    private static boolean kept(ZipEntry entry) {
        return !entry.isDirectory() && !entry.getName().matches("META-INF/[^/]*\\.(SF|RSA|DSA|EC)");
    }
}
