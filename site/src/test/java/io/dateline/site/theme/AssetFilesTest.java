package io.dateline.site.theme;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssetFilesTest {

    private static final String SVG = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";

    @TempDir
    Path folder;

    private ThemeDirectory theme;

    @BeforeEach
    void openDirectory() {
        theme = new ThemeDirectory(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "a.png,\u0089PNG\\r\\n\u001a\\n…,image/png",
        "a.jpg,\u00ff\u00d8\u00ff…,image/jpeg",
        "a.jpeg,\u00ff\u00d8\u00ff…,image/jpeg",
        "a.gif,GIF89a…,image/gif",
        "a.webp,RIFF0000WEBP…,image/webp",
        "a.avif,0000ftypavif…,image/avif",
        "fonts/a.woff2,wOF2…,font/woff2",
        "fonts/a.woff,wOFF…,font/woff"
    })
    void picturesAndFontsAreServedWithTheirType(String path, String bytes, String mediaType) throws IOException {
        theme.with(path, bytes.replace("\\r", "\r").replace("\\n", "\n").getBytes(ISO_8859_1));

        assertThat(theme.faults()).isEmpty();
        assertThat(Objects.requireNonNull(theme.load().asset(path)).mediaType()).isEqualTo(mediaType);
    }

    @Test
    void anSvgRunsNoScriptWhenItIsLookedAtByItself() throws IOException {
        theme.with("pictures/a.svg", SVG.replace("/>", "><script>alert(1)</script></svg>"));

        Asset asset = Objects.requireNonNull(theme.load().asset("pictures/a.svg"));
        assertThat(asset.mediaType()).isEqualTo("image/svg+xml");
        assertThat(asset.policy()).isEqualTo("default-src 'none'; style-src 'unsafe-inline'; sandbox");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.png", "a.jpg", "a.gif", "a.webp", "a.avif", "icon.ico", "a.woff2", "logo.svg"})
    void aFileThatIsNotWhatItsNameSaysIsTold(String path) throws IOException {
        theme.with(path, "<html><script>alert(1)</script>");

        assertThat(theme.faults()).singleElement().asString().startsWith(path + ": is not what its name says: ");
        assertThat(theme.load().asset(path)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<svg/>",
                "<svg xmlns=\"http://www.w3.org/2000/svg\">",
                "<g xmlns=\"http://www.w3.org/2000/svg\"><svg/></g>",
                "<!DOCTYPE svg [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><svg xmlns=\"http://www.w3.org/2000/svg\">&a;<g></svg>"
            })
    void aBrokenSvgIsTold(String svg) throws IOException {
        assertThat(theme.with("logo.svg", svg).faults())
                .containsExactly("logo.svg: is not what its name says: image/svg+xml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Logo.svg", "pictures/a b.svg", "pictures/ä.svg", "Pictures/a.svg", "a%2e.svg"})
    void namesAreTheSameEverywhere(String path) throws IOException {
        assertThat(theme.with(path, SVG).faults())
                .singleElement()
                .asString()
                .startsWith(path + ": must have a name of");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../logo.svg", "pictures/../logo.svg", "./logo.svg", "/logo.svg", "logo.svg/", "", "pictures"})
    void onlyThePathItselfLeadsToAFile(String path) throws IOException {
        theme.with("logo.svg", SVG).with("pictures/a.svg", SVG);

        assertThat(theme.load().asset(path)).isNull();
    }

    @Test
    void theLogoAndTheIconOfTheThemeComeFirst() throws IOException {
        theme.with("logo.webp", "RIFF0000WEBP").with("icon.ico", new byte[] {0, 0, 1, 0});

        assertThat(theme.faults()).isEmpty();
        assertThat(theme.load().dress("en").logo()).isEqualTo("/assets/logo.webp");
        assertThat(theme.load().dress("en").icon()).isEqualTo("/assets/icon.ico");
    }
}
