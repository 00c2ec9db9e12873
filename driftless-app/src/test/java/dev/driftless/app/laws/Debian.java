package dev.driftless.app.laws;

import dev.driftless.ports.FileStatus;
import dev.driftless.ports.testkit.MemoryFileSystem;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The files that a small Debian 13 has, as far as examples refer to them; accounts and packages are captures, shortened. */
final class Debian {
    /** Not the host's: what a run reads, and what it keeps. */
    private static final Set<String> OURS = Set.of(ExampleFiles.DIRECTORY, "/var/lib/driftless");

    private Debian() {}

    static void install(MemoryFileSystem files) {
        files.with("/etc/passwd", """
                        root:x:0:0:root:/root:/bin/bash
                        daemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin
                        www-data:x:33:33:www-data:/var/www:/usr/sbin/nologin
                        ann:x:1000:1000:Ann Other,,,:/home/ann:/bin/bash
                        """)
                .with("/etc/group", """
                        root:x:0:
                        daemon:x:1:
                        sudo:x:27:ann
                        www-data:x:33:
                        docker:x:103:
                        ann:x:1000:
                        """)
                .with("/etc/shadow", """
                        root:*:20000:0:99999:7:::
                        ann:$6$saltsalt$abcdefghijklmnopqrstuvwxyz:20000:0:99999:7:::
                        """)
                .with("/etc/nsswitch.conf", "passwd: files\ngroup: files\nshadow: files\n")
                .with("/etc/login.defs", "USERGROUPS_ENAB yes\nUID_MIN 1000\n")
                .with("/etc/os-release", "ID=debian\nNAME=\"Debian GNU/Linux\"\nVERSION_ID=\"13\"\n")
                .with("/etc/hosts", "127.0.0.1 localhost\n10.0.0.7 old\n")
                .with("/etc/motd", "Debian GNU/Linux comes with ABSOLUTELY NO WARRANTY.\n")
                .with("/etc/ssh/sshd_config", "#Port 22\n#PermitRootLogin prohibit-password\nUsePAM yes\n")
                .with("/etc/sudoers.d/README", "")
                .with("/etc/sysctl.conf", "#net.ipv4.ip_forward=1\n")
                .with("/etc/apt/sources.list", "deb http://deb.debian.org/debian trixie main\n")
                .with("/proc/sys/kernel/hostname", "web-1\n")
                .with("/usr/bin/apt-get", "")
                .with("/var/lib/apt/extended_states", "Package: libnginx\nArchitecture: amd64\nAuto-Installed: 1\n\n")
                .with("/var/lib/dpkg/status", """
                        Package: apache2
                        Status: install ok installed
                        Architecture: amd64
                        Version: 2.4.62-1

                        Package: openssh-server
                        Status: install ok installed
                        Architecture: amd64
                        Version: 1:10.0p1-7

                        """);
        for (String directory : new String[] {"/srv", "/opt", "/home", "/tmp", "/usr/local/bin", "/usr/local/lib"}) {
            if (files.status(directory.substring(0, Math.max(1, directory.lastIndexOf('/')))) == null) {
                files.makeDirectory(directory.substring(0, directory.lastIndexOf('/')), 0755, -1, -1, false);
            }
            files.makeDirectory(directory, 0755, -1, -1, false);
        }
        files.setAttributes("/etc/shadow", 0640, 0, 42);
    }

    /** Every path of the host with its kind, mode, owner, group, and content or target. */
    static Map<String, String> snapshot(MemoryFileSystem files) {
        Map<String, String> all = new TreeMap<>();
        add(files, "/", all);
        return all;
    }

    private static void add(MemoryFileSystem files, String directory, Map<String, String> all) {
        for (String name : files.list(directory)) {
            String path = (directory.equals("/") ? "" : directory) + "/" + name;
            FileStatus status = files.status(path);
            if (status == null || OURS.contains(path)) {
                continue;
            }
            String content = switch (status.kind()) {
                case REGULAR -> new String(files.read(path, status.size()), StandardCharsets.ISO_8859_1);
                case SYMLINK -> files.readLink(path);
                default -> "";
            };
            all.put(
                    path,
                    String.format(
                            Locale.ROOT,
                            "%s %o %d:%d %s",
                            status.kind(),
                            status.mode(),
                            status.uid(),
                            status.gid(),
                            content));
            if (status.kind() == FileStatus.Kind.DIRECTORY) {
                add(files, path, all);
            }
        }
    }
}
