package dev.driftless.it.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Volume;
import dev.driftless.it.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.ExecConfig;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;

/** A Debian host that a test may spoil, with the packaged runtime and a repository of small packages. */
final class DebianContainer implements AutoCloseable {
    /** Another image of Debian or its kin will do; it is never pulled. */
    static final String IMAGE = System.getProperty("driftless.it.debian", "driftless-it/debian:1");

    private static final String PROGRAM = "/opt/driftless/bin/driftless";
    private static final String CONFIGURATION = "/etc/driftless";

    private final GenericContainer<?> container;

    private DebianContainer(GenericContainer<?> container) {
        this.container = container;
    }

    static DebianContainer started() {
        GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse(IMAGE))
                .withImagePullPolicy(_ -> false)
                .withNetworkMode("none")
                .withCommand("sleep", "infinity")
                .withCreateContainerCmdModifier(create -> {
                    HostConfig config = Objects.requireNonNull(create.getHostConfig());
                    String runtime = Repository.ROOT
                            .resolve("driftless-app/target/driftless")
                            .toString();
                    config.withInit(true) // reaps what the tests start
                            .withCapAdd(Capability.SYS_PTRACE) // or userdel(8) cannot tell who runs something
                            .withBinds(new Bind(runtime, new Volume("/opt/driftless"), AccessMode.ro));
                });
        container.start();
        DebianContainer started = new DebianContainer(container);
        started.write(CONFIGURATION + "/site.yaml", "", 0100644);
        return started;
    }

    /** With the packages that {@code repository.sh} makes. */
    DebianContainer withRepository() {
        try {
            write(
                    "/srv/repository.sh",
                    Files.readString(Repository.ROOT.resolve("driftless-it/src/test/docker/repository.sh")),
                    0100755);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sh("sh /srv/repository.sh");
        return this;
    }

    /** What a shell script says, which must succeed. */
    String sh(String script) {
        ExecResult result = run("root", "sh", "-c", script);
        assertEquals(0, result.getExitCode(), script + "\n" + result.getStdout() + result.getStderr());
        return result.getStdout();
    }

    ExecResult run(String user, String... argv) {
        try {
            return container.execInContainer(ExecConfig.builder()
                    .user(user)
                    .command(argv)
                    .envVars(Map.of("HOME", user.equals("root") ? "/root" : "/home/" + user))
                    .build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void write(String path, String text, int mode) {
        container.copyFileToContainer(Transferable.of(text, mode), path);
    }

    /** Starts something that goes on by itself, and creates {@code /tmp/begun} once it does. */
    void background(String user, String script) {
        var docker = container.getDockerClient();
        String id = docker.execCreateCmd(container.getContainerId())
                .withUser(user)
                .withCmd("sh", "-c", script)
                .exec()
                .getId();
        try {
            docker.execStartCmd(id)
                    .withDetach(true)
                    .exec(new ResultCallback.Adapter<>())
                    .awaitCompletion();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        sh("i=0; until [ -e /tmp/begun ]; do sleep 0.05; i=$((i + 1)); [ $i -lt 600 ]; done");
    }

    /** Applies one document. */
    Run apply(String yaml, String... more) {
        return applyAs("root", yaml, more);
    }

    Run applyAs(String user, String yaml, String... more) {
        write(CONFIGURATION + "/site.yaml", yaml, 0100644);
        List<String> argv = new ArrayList<>(List.of(PROGRAM, "apply", "--config", CONFIGURATION, "--output", "json"));
        argv.addAll(List.of(more));
        ExecResult result = run(user, argv.toArray(String[]::new));
        return Run.of(Math.toIntExact(result.getExitCode()), result.getStdout(), result.getStderr());
    }

    ExecResult driftless(String... arguments) {
        List<String> argv = new ArrayList<>(List.of(PROGRAM));
        argv.addAll(List.of(arguments));
        return run("root", argv.toArray(String[]::new));
    }

    /** Every path of the container with kind, size, mode, owner, group, time and target; only the configuration may differ. */
    Set<String> fingerprint() {
        return new TreeSet<>(sh("find / -mindepth 1 -xdev \\( -path /proc -o -path /sys -o -path /dev -o -path "
                        + CONFIGURATION + " \\) -prune -o -printf '%p %y %s %m %U %G %T@ %l\\n'")
                .lines()
                .toList());
    }

    /** Packages with their versions and marks, accounts, and homes. */
    String state() {
        return sh(
                "dpkg-query -W -f '${Package} ${Version} ${Status}\\n' | sort; echo; apt-mark showmanual | sort; echo;"
                        + " for f in passwd group shadow gshadow; do echo $f; sort /etc/$f; done; echo;"
                        + " find /home /srv -path /srv/repository -prune -o -printf '%p %y %m %u %g\\n' | sort");
    }

    @Override
    public void close() {
        container.close();
    }
}
