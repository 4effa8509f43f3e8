package io.dateline.site.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dateline.config.Settings;
import io.dateline.config.SiteSettings;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StyleSheetTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a { color : red ; }|a{color :red}",
                "a{}/* b */c{}|a{}c{}",
                "a/**/b{}|a b{}",
                "a   :hover{}|a :hover{}",
                "a:hover , b > c{}|a:hover,b > c{}",
                "a{margin:calc( 1px + ( 2px - 3px ) )}|a{margin:calc(1px + (2px - 3px))}",
                "@media (width > 20em) and (width<40em){a{x:y}}|@media (width > 20em) and (width<40em){a{x:y}}",
                "a::before{content:\"/* } */  b\"}|a::before{content:\"/* } */  b\"}",
                "a::before{content:'\\'}'}|a::before{content:'\\'}'}",
                "a{content:\"\\201C  b\"}|a{content:\"\\201C  b\"}",
                ".\\31  .b{}|.\\31  .b{}",
                ".w\\:1\\/2{x:y}|.w\\:1\\/2{x:y}",
                "a{b:url(x.svg)}|a{b:url(\"/assets/x.svg\")}",
                "a{b:URL( './x.svg#part' )}|a{b:url(\"/assets/x.svg#part\")}",
                "a{b:url(/assets/x.svg) , url(#c)}|a{b:url(\"/assets/x.svg\"),url(\"#c\")}",
                "a{b:url(\"data:image/svg+xml,<svg xmlns='x'/>\")}|a{b:url(\"data:image/svg+xml,<svg xmlns='x'/>\")}",
                "a{b:url(https://cdn.example.org/x.png)}|a{b:url(\"https://cdn.example.org/x.png\")}",
                "a{b:curl(x)}|a{b:curl(x)}",
                "a{--b: {x:y}}|a{--b:{x:y}}",
                "@container side (width>1px){a[b=c]{x:y}}|@container side (width>1px){a[b=c]{x:y}}"
            })
    void itIsWrittenShorterAndMeansTheSame(String css, String minified) {
        assertThat(minified(css)).isEqualTo(minified);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a{|line 1 is the last, and { has no end",
                "a{b:calc(1px}|line 1 has } too many",
                "a{}}|line 1 has } too many",
                "a{}\\n/* b|line 2 begins a comment that has no end",
                "a{b:\"c}|line 1 has a string that has no end",
                "a{b:\"c\\nd\"}|line 1 has a string that has no end",
                "a{b:url(x.svg}|line 1 has a url() that has no end",
                "a{b:url(\"x.svg}|line 1 has a url() that has no end",
                "a{}</style><script>|line 1 has </, which cannot stand in a page",
                "a{b:\"</style>\"}|line 1 has </, which cannot stand in a page",
                "a{b:url(\"data:image/svg+xml,</style>\")}|line 1 has a backslash or </ in a url()",
                "<!-- a{}|line 1 has <!, which cannot stand in a page",
                "@import \"x.css\";|line 1 has @import, which cannot be",
                "@IMPORT url(x.css);|line 1 has @IMPORT, which cannot be",
                "@charset \"utf-8\";|line 1 has @charset, which cannot be",
                "\\n\\na{b:url(https://evil.example/x.png)}|line 3 loads https://evil.example/x.png, whose host is not in",
                "a{b:url(//evil.example/x.png)}|line 1 loads //evil.example/x.png, whose host is not in",
                "a{b:url('javascript:alert(1)')}|line 1 loads javascript:alert(1), whose host is not in",
                "a{b:url(data:text/html,x)}|line 1 loads data:text/html,x, whose host is not in",
                "a{b:url(../x.svg)}|line 1 names ../x.svg, which is no picture or font of the theme",
                "a{b:url(y.svg)}|line 1 names y.svg, which is no picture or font of the theme",
                "a{b:url(/assets/y.svg)}|line 1 names /assets/y.svg, which is no picture or font of the theme",
                "a{b:url(ht\\tps://evil.example)}|line 1 has a backslash or </ in a url()",
                "a{b:url()}|line 1 has an address that is empty"
            })
    void aBrokenOneIsTold(String css, String fault) {
        assertThatThrownBy(() -> minified(css.replace("\\n", "\n")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(fault);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "(", "\"", "'", "\\", "/*", "url(", "@", "u", "<"})
    void noEndOfAFileIsTooEarly(String css) {
        try {
            minified(css.repeat(5_000));
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageStartingWith("line 1 ");
        }
    }

    @Test
    void theDefaultOneLosesNothingButSpace() {
        String css = "a { b : c } /* d */\n\n@media print { e { f: g; } }\n";

        assertThat(minified(minified(css))).isEqualTo(minified(css));
    }

    private static String minified(String css) {
        SiteSettings site = SiteSettings.read(new Settings(Map.of("DATELINE_SITE_HOSTS", "https://cdn.example.org")));
        return StyleSheet.minified(css, new References(site, Set.of("x.svg"), Set.of()));
    }
}
