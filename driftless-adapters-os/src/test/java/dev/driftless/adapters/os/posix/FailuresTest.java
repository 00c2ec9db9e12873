package dev.driftless.adapters.os.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.driftless.domain.host.Failure;
import dev.driftless.domain.host.Failure.Code;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FailuresTest {
    private static Failure of(IOException e) {
        return Failures.of("cannot write", "/no/such/place", e).failure();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            No space left on device            | IO       | cannot write /no/such/place: no space left on /
            Disk quota exceeded                | IO       | cannot write /no/such/place: the disk quota on / is used up
            Read-only file system              | DENIED   | cannot write /no/such/place: the file system at / is read-only
            File name too long                 | INVALID  | cannot write /no/such/place: the name is too long for the file system
            Not a directory                    | CONFLICT | cannot write /no/such/place: /no is not a directory
            Is a directory                     | CONFLICT | cannot write /no/such/place: it is a directory
            Too many open files                | IO       | cannot write /no/such/place: too many open files (see ulimit -n)
            Ein Fehler, den es nicht gibt      | IO       | cannot write /no/such/place: Ein Fehler, den es nicht gibt
            """)
    void saysWhatWhereAndWhy(String reason, Code code, String message) {
        assertEquals(new Failure(code, message), of(new FileSystemException("x", null, reason)));
        assertEquals(new Failure(code, message), of(new IOException(reason)), "channels give no path");
    }

    @Test
    void tellsWhoWasDenied() {
        Failure failure = of(new AccessDeniedException("x"));
        assertEquals(Code.DENIED, failure.code());
        int user = new PosixFileSystem().userId();
        String whom = user == 0 ? "permission denied even for root" : "user id now " + user;
        assertTrue(failure.message().contains(whom), failure.message());
    }

    @Test
    void aReasonIsNotNeeded() {
        assertEquals(Code.IO, of(new FileSystemException("x")).code());
    }
}
