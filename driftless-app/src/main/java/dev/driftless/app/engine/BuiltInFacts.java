package dev.driftless.app.engine;

import dev.driftless.domain.value.Value;
import dev.driftless.ports.FileSystem;
import dev.driftless.ports.PortException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;

/** The facts that templates and conditions may name, each read when it is first referred to. */
final class BuiltInFacts {
    private static final long LIMIT = 4 << 20;

    private final FileSystem files;
    private Map<String, String> osRelease = Map.of();

    BuiltInFacts(FileSystem files) {
        this.files = files;
    }

    Value.Mapping tree() {
        return new Value.Mapping(new LazyMap()
                .with("hostname", () -> Value.of(line("/proc/sys/kernel/hostname")))
                .with("fqdn", this::fqdn)
                .with("machine_id", () -> Value.of(line("/etc/machine-id")))
                .with("kernel", () -> Value.of(line("/proc/sys/kernel/osrelease")))
                .with("architecture", BuiltInFacts::architecture)
                .with("timezone", () -> Value.of(TimeZone.getDefault().getID()))
                .with("user", () -> Value.of(System.getProperty("user.name", "")))
                .with("os", () -> new Value.Mapping(os()))
                .with("cpu", () -> new Value.Mapping(cpu()))
                .with("memory", () -> new Value.Mapping(new LazyMap().with("total_bytes", this::memory)))
                .with(
                        "network",
                        () -> new Value.Mapping(new LazyMap()
                                .with("default_interface", () -> Value.of(defaultInterface()))
                                .with("default_address", this::defaultAddress))));
    }

    private LazyMap os() {
        return new LazyMap()
                .with("name", () -> Value.of(release("NAME")))
                .with("version", () -> Value.of(release("VERSION_ID")))
                .with("codename", () -> Value.of(release("VERSION_CODENAME")))
                .with("family", () -> Value.of(family()));
    }

    private LazyMap cpu() {
        return new LazyMap()
                .with("count", () -> Value.of((long) Runtime.getRuntime().availableProcessors()))
                .with("model", () -> Value.of(field(text("/proc/cpuinfo"), "model name")));
    }

    private String text(String path) {
        try {
            return new String(files.read(path, LIMIT), StandardCharsets.UTF_8);
        } catch (PortException _) {
            return "";
        }
    }

    private String line(String path) {
        return text(path).strip();
    }

    private static Value architecture() {
        String name = System.getProperty("os.arch", "");
        return Value.of(
                switch (name) {
                    case "amd64" -> "x86_64";
                    default -> name;
                });
    }

    private Value fqdn() {
        String hostname = line("/proc/sys/kernel/hostname");
        for (String entry : text("/etc/hosts").lines().toList()) {
            List<String> names = List.of(entry.strip().split("\\s+", -1));
            if (!entry.startsWith("#") && names.contains(hostname)) {
                for (String name : names.subList(1, names.size())) {
                    if (name.startsWith(hostname + ".")) {
                        return Value.of(name);
                    }
                }
            }
        }
        return Value.of(hostname);
    }

    private String release(String key) {
        if (osRelease.isEmpty()) {
            Map<String, String> read = new HashMap<>();
            for (String entry : text("/etc/os-release").lines().toList()) {
                int equals = entry.indexOf('=');
                if (equals > 0) {
                    String value = entry.substring(equals + 1).strip();
                    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
                    read.put(entry.substring(0, equals), quoted ? value.substring(1, value.length() - 1) : value);
                }
            }
            osRelease = read;
        }
        return osRelease.getOrDefault(key, "");
    }

    /** The oldest ancestor that ID_LIKE of os-release(5) names, as Ansible groups distributions. */
    private String family() {
        String like = " " + release("ID_LIKE") + " " + release("ID") + " ";
        for (String family : List.of("debian", "rhel", "fedora", "suse", "arch", "alpine", "gentoo")) {
            if (like.contains(" " + family + " ")) {
                return family.equals("rhel") || family.equals("fedora") ? "redhat" : family;
            }
        }
        return release("ID");
    }

    private static String field(String text, String name) {
        for (String entry : text.lines().toList()) {
            int colon = entry.indexOf(':');
            if (colon > 0 && entry.substring(0, colon).strip().equals(name)) {
                return entry.substring(colon + 1).strip();
            }
        }
        return "";
    }

    private Value memory() {
        String kibibytes = field(text("/proc/meminfo"), "MemTotal").replace(" kB", "");
        return kibibytes.isEmpty() ? Value.of(0L) : Value.of(Long.parseLong(kibibytes.strip()) * 1024);
    }

    /** The interface of the route to 0.0.0.0/0 with the least metric (proc_net(5)). */
    private String defaultInterface() {
        String best = "";
        long least = Long.MAX_VALUE;
        for (String entry : text("/proc/net/route").lines().skip(1).toList()) {
            String[] fields = entry.split("\\s+", -1);
            if (fields.length > 7 && fields[1].equals("00000000") && fields[7].equals("00000000")) {
                long metric = Long.parseLong(fields[6]);
                if (metric < least) {
                    least = metric;
                    best = fields[0];
                }
            }
        }
        return best;
    }

    private Value defaultAddress() {
        try {
            NetworkInterface network = NetworkInterface.getByName(defaultInterface());
            if (network != null) {
                for (InetAddress address : network.inetAddresses().toList()) {
                    if (address instanceof Inet4Address) {
                        return Value.of(address.getHostAddress());
                    }
                }
            }
        } catch (SocketException _) {
            // an interface that went away has no address
        }
        return Value.of("");
    }
}
