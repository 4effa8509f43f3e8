package io.dateline.site.theme;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.config.Settings;
import io.dateline.config.SiteSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files of a directory are a theme's, and how many there may be. */
class ThemeFilesTest {

    private static final String SVG = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";

    @TempDir
    Path folder;

    private ThemeDirectory theme;

    @BeforeEach
    void openDirectory() throws IOException {
        theme = new ThemeDirectory(Files.createDirectory(folder.resolve("theme")));
    }

    @Test
    void aDirectoryThatIsNotThereIsTold() {
        assertThat(faultsOf(folder.resolve("nowhere")))
                .containsExactly("DATELINE_THEME=" + folder.resolve("nowhere") + ": there is no such directory");
    }

    @Test
    void aFileIsNoDirectory() throws IOException {
        Path file = Files.writeString(folder.resolve("theme.zip"), "PK");

        assertThat(faultsOf(file)).containsExactly("DATELINE_THEME=" + file + ": must be a directory");
    }

    @Test
    void whatCannotBeReadIsTold() throws IOException {
        theme.with("theme.css", "a{}").with("pictures/a.svg", SVG);
        Files.setPosixFilePermissions(theme.path("theme.css"), PosixFilePermissions.fromString("---------"));
        Files.setPosixFilePermissions(theme.path("pictures"), PosixFilePermissions.fromString("---------"));
        try {
            // Root reads everything.
            List<String> faults = Files.isReadable(theme.path("theme.css"))
                    ? List.of()
                    : List.of("pictures/: cannot be read", "theme.css: cannot be read");

            assertThat(theme.faults()).isEqualTo(faults);
        } finally {
            Files.setPosixFilePermissions(theme.path("pictures"), PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void anEmptyDirectoryIsATheme() {
        assertThat(theme.faults()).isEmpty();
    }

    @Test
    void aLinkThatLeadsOutIsRefused() throws IOException {
        Files.writeString(folder.resolve("secret.svg"), SVG);
        Files.createDirectory(folder.resolve("outside"));
        Files.createSymbolicLink(theme.path("a.svg"), Path.of("..", "secret.svg"));
        Files.createSymbolicLink(theme.path("pictures"), folder.resolve("outside"));
        Files.createSymbolicLink(theme.path("theme.css"), Path.of("/etc/passwd"));

        assertThat(theme.faults())
                .containsExactly(
                        "a.svg: is a link that leads out of the directory",
                        "pictures: is a link that leads out of the directory",
                        "theme.css: is a link that leads out of the directory");
    }

    @Test
    void aLinkToADirectoryAboveHasAnEnd() throws IOException {
        Files.createSymbolicLink(theme.path("again"), Path.of("."));

        assertThat(theme.faults()).singleElement().asString().endsWith("is deeper than 8 directories");
    }

    @Test
    void aLinkThatStaysWithinIsFollowedAsInAMountOfKubernetes() throws IOException {
        theme.with("..2026_11_28/logo.svg", SVG);
        Files.createSymbolicLink(theme.path("..data"), Path.of("..2026_11_28"));
        Files.createSymbolicLink(theme.path("logo.svg"), Path.of("..data", "logo.svg"));

        assertThat(theme.faults()).isEmpty();
        assertThat(theme.load().asset("logo.svg")).isNotNull();
    }

    @Test
    void aBrokenLinkIsTold() throws IOException {
        Files.createSymbolicLink(theme.path("logo.svg"), Path.of("nowhere.svg"));

        assertThat(theme.faults()).containsExactly("logo.svg: cannot be read");
    }

    @Test
    void filesWithAFullStopBeforeTheirNameAreLeftOut() throws IOException {
        theme.with(".hidden.svg", SVG).with(".git/logo.svg", SVG).with(".theme.css", "}");

        assertThat(theme.faults()).isEmpty();
        assertThat(theme.load().asset(".hidden.svg")).isNull();
        assertThat(theme.load().asset(".git/logo.svg")).isNull();
    }

    @Test
    void filesOfOtherKindsAreNotServed() throws IOException {
        theme.with("README.md", "# Ours")
                .with("build.js", "alert()")
                .with("page.html", "<p>")
                .with("pages/a.txt", "a");

        assertThat(theme.faults()).isEmpty();
        for (String path : List.of("README.md", "build.js", "page.html", "theme.css", "words_en.properties")) {
            assertThat(theme.load().asset(path)).isNull();
        }
    }

    @Test
    void eachKindOfFileHasABound() throws IOException {
        theme.with("theme.css", "a{}" + " ".repeat(64 << 10))
                .with("words_en.properties", "#" + " ".repeat(256 << 10))
                .with("slots/footer.html", " ".repeat((32 << 10) + 1))
                .with("pages/imprint.md", "# Imprint" + " ".repeat(256 << 10))
                .with("logo.svg", SVG + " ".repeat(1 << 20));

        assertThat(theme.faults())
                .containsExactly(
                        "logo.svg: is larger than 1024 KB",
                        "pages/imprint.md: is larger than 256 KB",
                        "slots/footer.html: is larger than 32 KB",
                        "theme.css: is larger than 64 KB",
                        "words_en.properties: is larger than 256 KB");
    }

    @Test
    void soHaveAllOfThem() throws IOException {
        for (int i = 0; i < 9; i++) {
            theme.with("pictures/" + i + ".svg", SVG + " ".repeat((1 << 20) - SVG.length()));
        }

        assertThat(theme.faults())
                .containsExactly("pictures/8.svg: is one too many: a theme has at most 400 files and 8 MB");
    }

    @Test
    void soHasTheirNumber() throws IOException {
        for (int i = 0; i < 401; i++) {
            theme.with("pictures/" + (1_000 + i) + ".svg", SVG);
        }

        assertThat(theme.faults())
                .containsExactly("pictures/1400.svg: is one too many: a theme has at most 400 files and 8 MB");
    }

    @Test
    void aDirectoryWithEverythingElseInItHasAnEnd() throws IOException {
        for (int i = 0; i < 2_002; i++) {
            theme.with("node_modules/" + i + ".js", "");
        }

        assertThat(theme.faults()).containsExactly("has more than 2000 files and directories");
    }

    private static List<String> faultsOf(Path directory) {
        List<String> faults = new ArrayList<>();
        Theme.load(directory, SiteSettings.read(new Settings(Map.of())), faults::add);
        return faults;
    }
}
