package io.dateline.site.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/themes.md} says is so: its theme works, and its tokens are those of the default dress. */
class ThemesDocTest {

    private static final Path DOC = Path.of("..", "docs", "themes.md");
    private static final Path DEFAULT_STYLE = Path.of("src", "main", "resources", "theme", Theme.STYLE);
    private static final Pattern FILE = Pattern.compile("cat >our-theme/(\\S+) <<'END'\n(.*?\n)END\n", Pattern.DOTALL);
    private static final Pattern DECLARED = Pattern.compile("(--[a-z]+):");
    private static final Pattern DOCUMENTED = Pattern.compile("`(--[a-z]+)`");

    @Test
    void theThemeOfTenMinutesWorks(@TempDir Path folder) throws IOException {
        ThemeDirectory theme = new ThemeDirectory(folder);
        for (var file : FILE.matcher(Files.readString(DOC)).results().toList()) {
            theme.with(file.group(1), file.group(2));
        }
        assertThat(theme.faults()).isEmpty();

        Theme loaded = theme.load(Map.of("DATELINE_SITE_LANGUAGES", "en,fr"));
        assertThat(loaded.dress("en").style()).contains("--accent:#0b6b5d", "url(\"/assets/pictures/wave.svg\")");
        assertThat(loaded.dress("en").logo()).isEqualTo("/assets/logo.svg");
        assertThat(loaded.dress("en").icon()).isEqualTo("/assets/icon.svg");
        assertThat(loaded.dress("en").afterArticleHtml()).contains("Thank the newsroom", "<script>");
        assertThat(loaded.dress("fr").footerHtml()).contains("/fr/pages/imprint");
        assertThat(loaded.words().choose(List.of("fr")).say("comments.heading", "count", 2))
                .isEqualTo("2 lettres");
        assertThat(Objects.requireNonNull(loaded.page("imprint", "en")).heading())
                .isEqualTo("Imprint");
        assertThat(Objects.requireNonNull(loaded.page("imprint", "fr")).heading())
                .isEqualTo("Mentions légales");
    }

    @Test
    void itsTokensAreThoseOfTheDefaultDress() throws IOException {
        String style = Files.readString(DEFAULT_STYLE);
        int start = style.indexOf(":root");

        assertThat(tokens(DOCUMENTED, Files.readString(DOC)))
                .isEqualTo(tokens(DECLARED, style.substring(start, style.indexOf('}', start))));
    }

    private static Set<String> tokens(Pattern form, String text) {
        return form.matcher(text).results().map(token -> token.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }
}
