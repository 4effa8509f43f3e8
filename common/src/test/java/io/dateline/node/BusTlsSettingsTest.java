package io.dateline.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dateline.config.ConfigurationException;
import io.dateline.config.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of certificates that cannot work, before anything starts; and the script that makes them. */
class BusTlsSettingsTest {

    @TempDir
    static Path directory;

    private static TestAuthority authority;

    @BeforeAll
    static void make() throws Exception {
        authority = new TestAuthority(directory.resolve("authority"));
        authority.node("node");
        authority.node("other");
        authority.expired("expired");
        TestAuthority stranger = new TestAuthority(directory.resolve("stranger"));
        stranger.node("stranger");
        for (String file : new String[] {"stranger.pem", "stranger.key"}) {
            Files.copy(stranger.file(file), authority.file(file));
        }
        Files.writeString(authority.file("text.pem"), "no certificate");
        // Of another kind than the certificate's.
        Process rsa = new ProcessBuilder(
                        "openssl",
                        "genpkey",
                        "-algorithm",
                        "RSA",
                        "-out",
                        authority.file("rsa.key").toString())
                .redirectErrorStream(true)
                .start();
        rsa.getInputStream().readAllBytes();
        assertThat(rsa.waitFor()).isZero();
    }

    @Test
    void isOffWhereNothingIsSaid() {
        assertThat(BusTls.read(new Settings(Map.of()))).isNull();
    }

    @Test
    void isOnWhereAllIsRight() {
        Settings settings = settings("node.pem", "node.key", "authority.pem");

        assertThat(BusTls.read(settings)).isNotNull().hasToString("BusTls");
        settings.check();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "node.pem     |              |                | must all be set, or none",
                "             | node.key     | authority.pem  | must all be set, or none",
                "missing.pem  | node.key     | authority.pem  | _CERT=$/missing.pem: this file cannot be read",
                "node.pem     | missing.key  | authority.pem  | _KEY=$/missing.key: this file cannot be read",
                "text.pem     | node.key     | authority.pem  | _CERT=$/text.pem: this is no certificate as PEM",
                "node.key     | node.key     | authority.pem  | _CERT=$/node.key: this is no certificate as PEM",
                "node.pem     | node.key     | text.pem       | _CA=$/text.pem: this is no certificate as PEM",
                "node.pem     | node.pem     | authority.pem  | _KEY=$/node.pem: this is no private key as PEM",
                "node.pem     | other.key    | authority.pem  | _KEY=$/other.key: this key is not that of the certificate",
                "node.pem     | rsa.key      | authority.pem  | _KEY=$/rsa.key: this key is not that of the certificate",
                "expired.pem  | expired.key  | authority.pem  | _CERT=$/expired.pem: this certificate expired on ",
                "stranger.pem | stranger.key | authority.pem  | _CERT=$/stranger.pem: this certificate is not one of the authority's",
            })
    void whatCannotWorkIsSaid(String certificate, String key, String ca, String sentence) {
        Settings settings = settings(certificate, key, ca);

        assertThat(BusTls.read(settings)).isNull();
        assertThatThrownBy(settings::check)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(sentence.replace("$", authority.file("").toString()))
                .hasMessageNotContaining("-----");
    }

    @Test
    void keysAreForTheirOwnerAlone() throws Exception {
        for (String name : new String[] {"authority", "node"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(authority.file(name + ".key"))))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(authority.file(name + ".pem"))))
                    .isEqualTo("rw-r--r--");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"DIRECTORY", "DIRECTORY node", "DIRECTORY new node", "--days 9 DIRECTORY other"})
    void nothingIsOverwritten(String arguments) throws Exception {
        var before = authority.read("node.pem");

        TestAuthority.Said said = authority.make(arguments.split(" "));

        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.text()).contains("is there already, and is not overwritten");
        assertThat(authority.read("node.pem")).isEqualTo(before);
        assertThat(authority.file("new.pem")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--days 0 DIRECTORY x",
                "--days",
                "--years 1 DIRECTORY",
                "DIRECTORY ../x",
                "DIRECTORY authority"
            })
    void whatMakesNoSenseIsRefused(String arguments) throws Exception {
        TestAuthority.Said said = authority.make(arguments.isEmpty() ? new String[0] : arguments.split(" "));

        assertThat(said.exitCode()).isEqualTo(2);
    }

    private static Settings settings(String certificate, String key, String ca) {
        Map<String, String> environment = new HashMap<>();
        put(environment, "DATELINE_BUS_TLS_CERT", certificate);
        put(environment, "DATELINE_BUS_TLS_KEY", key);
        put(environment, "DATELINE_BUS_TLS_CA", ca);
        return new Settings(environment);
    }

    private static void put(Map<String, String> environment, String setting, String file) {
        if (file != null) {
            environment.put(setting, authority.file(file).toString());
        }
    }
}
