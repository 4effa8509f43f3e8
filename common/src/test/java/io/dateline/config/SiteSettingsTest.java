package io.dateline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dateline.config.SiteSettings.Link;
import io.dateline.config.SiteSettings.Topic;
import java.net.URI;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteSettingsTest {

    @Test
    void withoutSettingsItIsASiteInEnglishWithoutAnAddress() {
        SiteSettings site = read(Map.of());

        assertThat(site.name()).isEqualTo("Dateline");
        assertThat(site.address()).isNull();
        assertThat(site.href("/a")).isEqualTo("/a");
        assertThat(site.timeZone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(site.languages()).containsExactly("en");
        assertThat(site.accounts()).isEmpty();
        assertThat(site.menu()).isEmpty();
        assertThat(site.hosts()).isEmpty();
    }

    @Test
    void allOfThemAreRead() {
        SiteSettings site = read(Map.of(
                "DATELINE_SITE_NAME", "The Morning Paper",
                "DATELINE_SITE_ADDRESS", "https://www.example.org/",
                "DATELINE_SITE_TIME_ZONE", "Europe/Paris",
                "DATELINE_SITE_LANGUAGES", "fr, pt-br, ar",
                "DATELINE_SITE_ACCOUNTS",
                        "Mastodon=https://social.example/@paper, Video=https://video.example/?c=paper",
                "DATELINE_SITE_MENU", "world, Most read=/popular?window=7d, Shop=https://shop.example/",
                "DATELINE_SITE_HOSTS", "https://cdn.example.org,https://*.pictures.example:8443"));

        assertThat(site.name()).isEqualTo("The Morning Paper");
        assertThat(site.address()).isEqualTo(URI.create("https://www.example.org"));
        assertThat(site.href("/a")).isEqualTo("https://www.example.org/a");
        assertThat(site.timeZone()).isEqualTo(ZoneId.of("Europe/Paris"));
        assertThat(site.languages()).containsExactly("fr", "pt-BR", "ar");
        assertThat(site.accounts())
                .containsExactly(
                        new Link("Mastodon", "https://social.example/@paper"),
                        new Link("Video", "https://video.example/?c=paper"));
        assertThat(site.menu())
                .containsExactly(
                        new Topic("world"),
                        new Link("Most read", "/popular?window=7d"),
                        new Link("Shop", "https://shop.example/"));
        assertThat(site.hosts()).containsExactly("https://cdn.example.org", "https://*.pictures.example:8443");
    }

    @ParameterizedTest
    @CsvSource({
        "HTTPS://WWW.Example.ORG,https://www.example.org",
        "https://example.org:443,https://example.org",
        "http://example.org:80/,http://example.org",
        "http://localhost:8080,http://localhost:8080",
        "https://example.org:80,https://example.org:80",
        "http://[2001:DB8::1]:8080,http://[2001:db8::1]:8080"
    })
    void theAddressIsWrittenAsBrowsersWriteOrigins(String given, String read) {
        assertThat(read(Map.of("DATELINE_SITE_ADDRESS", given)).address()).hasToString(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "www.example.org",
                "ftp://example.org",
                "https://example.org/news",
                "https://example.org//",
                "https://example.org?",
                "https://example.org#top",
                "https://user@example.org",
                "https://bank.example@evil.example",
                "https://",
                "https:///",
                "https://exa mple.org",
                "https://example.org:99999",
                "https://example.org:",
                "https://zeitüng.example",
                "https://-example.org",
                "https://999.1.1.1",
                "https://*.example.org",
                "//example.org",
                "https://example.org\\evil"
            })
    void otherAddressesStopTheStart(String address) {
        assertFault("DATELINE_SITE_ADDRESS", address, "must be https://host or http://host");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+02:00", "GMT+2", "Paris", "europe/paris", "Z", "../UTC"})
    void otherTimeZonesStopTheStart(String zone) {
        assertFault("DATELINE_SITE_TIME_ZONE", zone, "must be the name of a time zone");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"e", "english", "en_GB", "en-", "x-private", "und", "en-x-private", "en-u-ca-buddhist", "*"})
    void otherLanguagesStopTheStart(String language) {
        assertFault("DATELINE_SITE_LANGUAGES", language, "must be the tag of a language");
    }

    @Test
    void aLanguageIsNamedOnceAndIsNoOtherPath() {
        assertThatThrownBy(() -> read(Map.of("DATELINE_SITE_LANGUAGES", "en,fr,FR")))
                .hasMessage("DATELINE_SITE_LANGUAGES=FR: must be named once");
        assertThatThrownBy(() -> read(Map.of("DATELINE_SITE_LANGUAGES", "en,api")))
                .hasMessage("DATELINE_SITE_LANGUAGES=api: the platform has other pages at /api");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mastodon",
                "Mastodon=",
                "=https://social.example/",
                "Mastodon=social.example",
                "Mastodon=/path",
                "Mastodon=javascript:alert(1)",
                "Mastodon=https://user:password@social.example/",
                "Masto\u202Edon=https://social.example/",
                "\u200B=https://social.example/"
            })
    void otherAccountsStopTheStart(String account) {
        assertFault("DATELINE_SITE_ACCOUNTS", account, "must be Label=https://…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "World",
                "world news",
                "/world",
                "Label=world",
                "Label=//evil.example",
                "Label=/\\evil.example",
                "Label=/a\"b",
                "Label=javascript:alert(1)"
            })
    void otherMenuItemsStopTheStart(String item) {
        assertFault("DATELINE_SITE_MENU", item, "must be the slug of a topic, Label=/path or Label=https://…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "https:",
                "https://*",
                "https://*.org",
                "https://*.*.example.org",
                "https://cdn.*.org",
                "cdn.example.org",
                "'unsafe-inline'",
                "'self'",
                "data:",
                "https://cdn.example.org; script-src *",
                "https://cdn.example.org 'unsafe-eval'",
                "https://cdn.example.org/path",
                "https://user@cdn.example.org",
                "wss://cdn.example.org"
            })
    void otherHostsStopTheStart(String host) {
        assertFault("DATELINE_SITE_HOSTS", host, "must be https://host");
    }

    @ParameterizedTest
    @CsvSource({
        "https://cdn.example.org/a.png,true",
        "HTTPS://CDN.example.org:443?a,true",
        "https://a.pictures.example/a.png,true",
        "https://a.b.pictures.example,true",
        "https://www.example.org/a.png,true",
        "http://cdn.example.org/a.png,false",
        "https://cdn.example.org:8443/a.png,false",
        "https://cdn.example.org.evil.example/,false",
        "https://evil.example/https://cdn.example.org/,false",
        "https://cdn.example.org@evil.example/,false",
        "https://cdn.example.org\\@evil.example/,false",
        "https://pictures.example/a.png,false",
        "https://evilpictures.example/a.png,false",
        "//cdn.example.org/a.png,false",
        "/a.png,false",
        "data:image/png;base64,false",
        "'',false"
    })
    void pagesLoadFromTheSiteAndItsHostsAlone(String url, boolean loaded) {
        SiteSettings site = read(Map.of(
                "DATELINE_SITE_ADDRESS", "https://www.example.org",
                "DATELINE_SITE_HOSTS", "https://cdn.example.org,https://*.pictures.example"));

        assertThat(site.loadsFrom(url)).isEqualTo(loaded);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\u0000b", "a\u202Eb", "\u200B"})
    void otherNamesStopTheStart(String name) {
        assertFault("DATELINE_SITE_NAME", name, "must be a text of at most 100 characters");
    }

    @Test
    void eachHasABound() {
        assertFault("DATELINE_SITE_NAME", "x".repeat(101), "must be a text of at most 100 characters");
        assertFault(
                "DATELINE_SITE_ACCOUNTS", "x".repeat(61) + "=https://a.example/", "a label of at most 60 characters");
        assertTooMany("DATELINE_SITE_LANGUAGES", 20, i -> "a" + (char) ('a' + i), "languages");
        assertTooMany("DATELINE_SITE_ACCOUNTS", 30, i -> i + "=https://a.example/", "links");
        assertTooMany("DATELINE_SITE_MENU", 30, i -> "topic-" + i, "links");
        assertTooMany("DATELINE_SITE_HOSTS", 20, i -> "https://h" + i + ".example", "hosts");
    }

    private static void assertTooMany(
            String name, int most, java.util.function.IntFunction<String> item, String things) {
        String allowed = IntStream.range(0, most).mapToObj(item).collect(Collectors.joining(","));
        read(Map.of(name, allowed));
        assertThatThrownBy(() -> read(Map.of(name, allowed + "," + item.apply(most))))
                .hasMessage(name + ": must be at most " + most + " " + things);
    }

    private static void assertFault(String name, String value, String sentence) {
        assertThatThrownBy(() -> read(Map.of(name, value)))
                .as(value)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(name + "=")
                .hasMessageContaining(sentence);
    }

    private static SiteSettings read(Map<String, String> environment) {
        Settings settings = new Settings(environment);
        SiteSettings site = SiteSettings.read(settings);
        settings.check();
        return site;
    }
}
