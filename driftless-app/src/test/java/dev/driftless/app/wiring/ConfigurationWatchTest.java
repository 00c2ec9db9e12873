package dev.driftless.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigurationWatchTest {
    @TempDir
    Path scratch;

    private Path directory;
    private ConfigurationWatch watch;

    @BeforeEach
    void prepare() throws IOException {
        directory = Files.createDirectories(scratch.resolve("config"));
        Files.createDirectories(directory.resolve("files"));
        Files.writeString(directory.resolve("site.yaml"), "one");
        Files.writeString(directory.resolve("files/motd"), "one");
        watch = new ConfigurationWatch(directory);
    }

    @Test
    void isTheSameWhileNothingChanges() {
        assertThat(watch.files()).hasSize(2).isEqualTo(watch.files());
    }

    @Test
    void noticesContentNamesAndTimes() throws IOException {
        List<String> before = watch.files();
        Files.writeString(directory.resolve("files/motd"), "longer");
        List<String> longer = watch.files();
        assertThat(longer).isNotEqualTo(before);
        Files.setLastModifiedTime(directory.resolve("site.yaml"), FileTime.fromMillis(1));
        List<String> older = watch.files();
        assertThat(older).isNotEqualTo(longer);
        Files.delete(directory.resolve("files/motd"));
        assertThat(watch.files()).hasSize(1).isNotEqualTo(older);
    }

    @Test
    void noticesAFileThatIsReplacedByOneOfTheSameSizeAndTime() throws IOException {
        Path site = directory.resolve("site.yaml");
        FileTime time = Files.getLastModifiedTime(site);
        List<String> before = watch.files();
        Path other = Files.writeString(directory.resolve(".new"), "two");
        Files.setLastModifiedTime(other, time);
        Files.move(other, site, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(watch.files()).isNotEqualTo(before);
    }

    @Test
    void leavesOutWhatIsHidden() throws IOException {
        List<String> before = watch.files();
        Files.createDirectories(directory.resolve(".git"));
        Files.writeString(directory.resolve(".git/index"), "x");
        Files.writeString(directory.resolve(".site.yaml.swp"), "x");
        assertThat(watch.files()).isEqualTo(before);
    }

    @Test
    void followsLinksAndSaysWhereOneIsBroken() throws IOException {
        Path release = Files.createDirectories(scratch.resolve("release"));
        Files.writeString(release.resolve("more.yaml"), "one");
        Files.createSymbolicLink(directory.resolve("current"), release);
        assertThat(watch.files()).anyMatch(line -> line.contains("current/more.yaml"));
        Files.delete(release.resolve("more.yaml"));
        Files.delete(release);
        assertThat(watch.files()).hasSize(3);
    }

    @Test
    void isAnotherOneWhereTheDirectoryIsGone() {
        assertThat(new ConfigurationWatch(scratch.resolve("none")).files())
                .isNotEqualTo(watch.files())
                .hasSize(1);
    }
}
