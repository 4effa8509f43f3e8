package io.dateline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    Path directory;

    @Test
    void aSecretIsMadeOnceAndStaysTheSame() throws Exception {
        String made = new Secrets(directory).get("redis");

        assertThat(made).matches("[A-Za-z0-9_-]{43}");
        assertThat(new Secrets(directory).get("redis")).isEqualTo(made);
    }

    @Test
    void twoSecretsDiffer() throws Exception {
        Secrets secrets = new Secrets(directory);

        assertThat(secrets.get("redis")).isNotEqualTo(secrets.get("token-key"));
    }

    @Test
    void onlyItsOwnerCanReadIt() throws Exception {
        Path file = new Secrets(directory).file("redis");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(directory).isDirectoryContaining(other -> other.equals(file));
    }

    @Test
    void nothingIsLeftBesideIt() throws Exception {
        new Secrets(directory).get("redis");

        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(directory.resolve("redis"));
        }
    }
}
