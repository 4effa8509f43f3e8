package io.dateline.site.theme;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.config.Settings;
import io.dateline.config.SiteSettings;
import io.dateline.site.page.Html;
import io.dateline.site.view.FixedPage;
import io.dateline.site.view.Frame;
import io.dateline.site.view.Head;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThemeTest {

    private static final Pattern STYLE = Pattern.compile("<style[^>]*>(.*?)</style>", Pattern.DOTALL);
    private static final Pattern SCRIPT = Pattern.compile("<script([^>]*)>(.*?)</script>", Pattern.DOTALL);

    @TempDir
    Path folder;

    private ThemeDirectory theme;

    @BeforeEach
    void openDirectory() {
        theme = new ThemeDirectory(folder);
    }

    @Test
    void theDefaultThemeHasNoFault() {
        List<String> faults = new ArrayList<>();
        Theme bundled = Theme.load(null, SiteSettings.read(new Settings(Map.of())), faults::add);

        assertThat(faults).isEmpty();
        assertThat(bundled.dress("en").style()).startsWith("@layer ");
        assertThat(bundled.words().languages()).contains("en", "fr", "de", "es", "ar");
        assertThat(bundled.pages()).isEmpty();
    }

    @Test
    void itsStyleStandsInALayerOfItsOwnAfterTheDefaultOne() throws IOException {
        theme.with("theme.css", ":root { --accent: teal; }");

        assertThat(theme.faults()).isEmpty();
        assertThat(theme.load().dress("en").style())
                .startsWith("@layer ")
                .endsWith("@layer theme{:root{--accent:teal}}");
    }

    @Test
    void itsWordsStandOverTheDefaultOnes() throws IOException {
        theme.with("words_en.properties", "comment.reply=Answer").with("words_cy.properties", "comment.reply=Ateb");

        assertThat(theme.faults()).isEmpty();
        assertThat(theme.load().words().choose(List.of("en")).say("comment.reply"))
                .isEqualTo("Answer");
        assertThat(theme.load().words().choose(List.of("cy")).say("comment.reply"))
                .isEqualTo("Ateb");
    }

    @Test
    void allFaultsAreToldAtOnceWithTheDirectoryAndTheFile() throws IOException {
        theme.with("theme.css", "a{")
                .with("logo.svg", "")
                .with("words_en.properties", "form.send={")
                .with("slots/footer.html", "<p onclick=a>b</p>")
                .with("pages/a.md", "");

        assertThat(theme.faults())
                .hasSize(5)
                .anyMatch(fault -> fault.startsWith("theme.css: line 1 "))
                .anyMatch(fault -> fault.startsWith("logo.svg: is not"))
                .anyMatch(fault -> fault.startsWith("words_en.properties: form.send cannot be read"))
                .anyMatch(fault -> fault.startsWith("slots/footer.html: has an attribute"))
                .anyMatch(fault -> fault.startsWith("pages/a.md: needs a heading"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "console.log(\"a\")",
                "\n  const a = 1 && 2 < 3;\n  console.log(`<b>${a}</b> é 😀`);\n",
                "let a = 1;\r\nlet b = 2;\rlet c = '\\r\\n'",
                "// <!-- a\n"
            })
    void thePolicyAllowsTheStylesAndScriptsThatStandInThePagesAndNoOthers(String script) throws IOException {
        theme.with("theme.css", "a::before { content: \"é > b\" }")
                .with("slots/head.html", "<style>b > c { d: \"é\" }</style>\n<script>" + script + "</script>")
                .with("slots/footer.fr.html", "<script type=module>" + script + "//fr</script>")
                .with("pages/a.md", "# A\n\n<script>" + script + "//page</script>\n<style>p{}</style>");
        assertThat(theme.faults()).isEmpty();
        Theme loaded = theme.load();

        // What browsers hash is what they read, in which lines end alike.
        String page = page(loaded, "fr").replace("\r\n", "\n").replace('\r', '\n');

        List<String> styles =
                STYLE.matcher(page).results().map(style -> style.group(1)).toList();
        List<String> scripts = SCRIPT.matcher(page)
                .results()
                .filter(element -> !element.group(1).contains("ld+json"))
                .map(element -> element.group(2))
                .toList();
        assertThat(styles).hasSize(3);
        assertThat(scripts).hasSizeGreaterThanOrEqualTo(3);
        assertThat(directive(loaded, "style-src"))
                .containsAll(styles.stream().map(ThemeTest::hash).toList());
        assertThat(directive(loaded, "script-src"))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(scripts.stream().map(ThemeTest::hash), Stream.of("https://cdn.example.org"))
                                .toList());
    }

    @Test
    void thePolicyAllowsNothingFromElsewhere() {
        Theme loaded = theme.load(Map.of());

        assertThat(loaded.policy())
                .startsWith(
                        "default-src 'none'; base-uri 'none'; connect-src 'self'; font-src 'self'; form-action 'self';"
                                + " frame-ancestors 'none'; img-src 'self' data:; manifest-src 'self'; script-src 'sha256-")
                .endsWith("; require-trusted-types-for 'script'; trusted-types dateline")
                .doesNotContain("unsafe", "http");
    }

    @Test
    void thePolicyAllowsTheHostsOfTheSettings() {
        Theme loaded = theme.load(Map.of("DATELINE_SITE_HOSTS", "https://cdn.example.org,https://*.pictures.example"));

        for (String name : List.of("img-src", "script-src", "style-src", "font-src", "connect-src")) {
            assertThat(directive(loaded, name)).contains("https://cdn.example.org", "https://*.pictures.example");
        }
        assertThat(directive(loaded, "form-action")).containsExactly("'self'");
    }

    private static String page(Theme theme, String lang) {
        FixedText text = theme.page("a", lang);
        Frame frame = new Frame(
                theme.words().choose(List.of(lang)),
                new Head("A", null, null, List.of(), Map.of(), List.of("{}")),
                "Site",
                "/",
                "",
                List.of(),
                List.of(),
                List.of(),
                theme.dress(lang),
                "");
        return new Html()
                .render("fixed", new FixedPage(frame, text.heading(), text.html()))
                .toString();
    }

    private static List<String> directive(Theme theme, String name) {
        for (String directive : theme.policy().split("; ")) {
            if (directive.startsWith(name + " ")) {
                return List.of(directive.substring(name.length() + 1).split(" "));
            }
        }
        throw new AssertionError("no " + name + " in " + theme.policy());
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
