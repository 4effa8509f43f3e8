package io.dateline.site.theme;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.config.Settings;
import io.dateline.config.SiteSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FixedTextsTest {

    @TempDir
    Path folder;

    private ThemeDirectory theme;

    @BeforeEach
    void openDirectory() throws IOException {
        theme = new ThemeDirectory(folder).with("pictures/a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    }

    @Test
    void theFirstHeadingIsTheTitle() throws IOException {
        theme.with("pages/imprint.md", """
                # The *imprint* & more

                Published by **us**, [write](mailto:us@example.org).

                ## Who

                ![The house](pictures/a.svg)
                """);

        assertThat(theme.faults()).isEmpty();
        assertThat(page("imprint", "en")).isEqualTo(new FixedText("imprint", "en", "The imprint & more", """
                <p>Published by <strong>us</strong>, <a href="mailto:us@example.org">write</a>.</p>
                <h2>Who</h2>
                <p><img src="/assets/pictures/a.svg" alt="The house"></p>"""));
    }

    @Test
    void aLanguageMayHaveItsOwn() throws IOException {
        theme.with("pages/imprint.md", "# Imprint")
                .with("pages/imprint.fr.md", "# Mentions légales")
                .with("pages/terms.de.md", "# Bedingungen")
                .with("pages/terms.en.md", "# Terms");

        assertThat(page("imprint", "fr-CA").heading()).isEqualTo("Mentions légales");
        assertThat(page("imprint", "fr-CA").lang()).isEqualTo("fr");
        assertThat(page("imprint", "ar").lang()).isEqualTo("en");
        assertThat(page("terms", "fr").heading()).isEqualTo("Terms");
        assertThat(theme.load().page("privacy", "en")).isNull();
        assertThat(theme.load(Map.of("DATELINE_SITE_LANGUAGES", "fr")).page("terms", "fr"))
                .isNull();
        assertThat(theme.load().pages()).containsExactly("imprint", "terms");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "Only text|needs a heading, such as # Imprint",
                "# |needs a heading, such as # Imprint",
                "|needs a heading, such as # Imprint",
                "# A\\n[a](javascript:alert(1))|has a link to javascript:alert(1), which is neither http",
                "# A\\n[a](/pages/nowhere)|has a link to /pages/nowhere, and the theme has no such page",
                "# A\\n[a](nowhere)|names nowhere, which is no picture or font of the theme",
                "# A\\n![a](https://evil.example/a.png)|loads https://evil.example/a.png, whose host is not in DATELINE_SITE_HOSTS",
                "# A\\n<p onclick=\"a()\">b</p>|has an attribute onclick, which does not run",
                "# A\\n<iframe src=\"/\"></iframe>|has <iframe>, which pages cannot have"
            })
    void aBrokenOneIsTold(String markdown, String fault) throws IOException {
        theme.with("pages/a.md", markdown == null ? "" : markdown.replace("\\n", "\n\n"));

        assertThat(theme.faults()).singleElement().asString().startsWith("pages/a.md: " + fault);
    }

    @ParameterizedTest
    @CsvSource({"pages/Imprint.md", "pages/im print.md", "pages/a/imprint.md", "pages/imprint.french-language.md"})
    void aPageHasANameThatCanStandInAnAddress(String path) throws IOException {
        assertThat(theme.with(path, "# A").faults())
                .singleElement()
                .asString()
                .startsWith(path + ": must have a name of letters in lower case");
    }

    @Test
    void pagesLeadToEachOther() throws IOException {
        theme.with("pages/a.md", "# A\n[b](/pages/b?c#d)").with("pages/b.fr.md", "# B\n[a](/pages/a)");

        assertThat(theme.faults()).isEmpty();
    }

    @Test
    void pagesOfAnotherLanguageOfTheSiteAreCheckedToo() throws IOException {
        theme.with("pages/a.md", "# A\n[b](/fr/pages/b) [c](/de/pages/c)");
        List<String> faults = new ArrayList<>();
        Settings settings = new Settings(Map.of("DATELINE_SITE_LANGUAGES", "en,fr"));
        Theme.load(folder, SiteSettings.read(settings), faults::add);

        assertThat(faults)
                .singleElement()
                .asString()
                .contains("pages/a.md: has a link to /fr/pages/b, and the theme has no");
    }

    private FixedText page(String name, String lang) {
        return Objects.requireNonNull(theme.load().page(name, lang));
    }
}
