package io.dateline.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    Path parent;

    @Test
    void isMadeWithItsParentsForItsOwnerOnly() throws Exception {
        try (DataDirectory data = DataDirectory.open(parent.resolve("a/b"))) {
            assertThat(permissions(data.path())).isEqualTo("rwx------");
            assertThat(permissions(data.directory("secrets"))).isEqualTo("rwx------");
        }
    }

    @Test
    void mayBeAnEmptyDirectoryThatIsThere() throws Exception {
        Path empty = Files.createDirectory(parent.resolve("empty"));

        try (DataDirectory data = DataDirectory.open(empty)) {
            assertThat(data.path()).isEqualTo(empty.toRealPath());
        }
    }

    @Test
    void isKnownAgain() throws Exception {
        DataDirectory.open(parent.resolve("data")).close();

        DataDirectory.open(parent.resolve("data")).close();
    }

    @Test
    void isNotMadeAmongFilesOfSomeoneElse() throws Exception {
        Files.createFile(parent.resolve("letter.txt"));

        assertThatThrownBy(() -> DataDirectory.open(parent))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("holds files that are not Dateline's");
        assertThat(parent).isDirectoryNotContaining(file -> file.endsWith("dateline.lock"));
    }

    @Test
    void isRefusedWhereItCannotBeMade() throws Exception {
        Path file = Files.createFile(parent.resolve("file"));

        assertThatThrownBy(() -> DataDirectory.open(file.resolve("data")))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("The data directory " + file.resolve("data") + " cannot be used: ");
    }

    @Test
    void belongsToOneAtATime() throws Exception {
        Path path = parent.resolve("data");
        try (DataDirectory first = DataDirectory.open(path)) {
            assertThatThrownBy(() -> DataDirectory.open(path))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining(first.path() + " is in use by another Dateline (process "
                            + ProcessHandle.current().pid() + ")");
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
