package io.dateline.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dateline.article.ArticleConfig;
import io.dateline.comment.CommentConfig;
import io.dateline.config.SettingNames;
import io.dateline.config.Settings;
import io.dateline.gateway.GatewayConfig;
import io.dateline.node.NodeConfig;
import io.dateline.site.SiteConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code ./dateline up} makes of each setting that is documented. */
class GivenSettingsTest {

    private static final int PORT = 8080;

    /** A value of each kind of setting that is no default. */
    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("DATELINE_CLUSTER_NAME", "mine"),
            Map.entry("DATELINE_CLUSTER_SECRET", "a secret of the cluster"),
            Map.entry("DATELINE_CLUSTER_SECRET_ACCEPTED", "an older secret of it"),
            Map.entry("DATELINE_LOG_FORMAT", "json"),
            Map.entry("DATELINE_LOG_LEVEL", "DEBUG"),
            Map.entry("DATELINE_OPS_HOST", "127.0.0.2"),
            Map.entry("DATELINE_HOST", "127.0.0.3"),
            Map.entry("DATELINE_OPS_PORT", "9290"),
            Map.entry("DATELINE_ADMIN_PASSWORD", "a password of the admin"),
            Map.entry("DATELINE_TOKEN_SECRET", "a secret of more than thirty-two bytes"),
            Map.entry("DATELINE_CORS_ORIGINS", "https://news.example"),
            Map.entry("DATELINE_TRUSTED_PROXIES", "10.0.0.0/8"),
            Map.entry("DATELINE_RESERVED_NAMES", "The Lighthouse"),
            Map.entry("DATELINE_RATE_LIMITS", "off"),
            Map.entry("DATELINE_SITE_ADDRESS", "https://news.example"),
            Map.entry("DATELINE_SITE_TIME_ZONE", "Europe/Paris"),
            Map.entry("DATELINE_SITE_LANGUAGES", "fr,en"),
            Map.entry("DATELINE_SITE_ACCOUNTS", "Video=https://video.example"),
            Map.entry("DATELINE_SITE_MENU", "world"),
            Map.entry("DATELINE_SITE_HOSTS", "https://cdn.example"));

    /** Read by the logging configuration (see {@link UpSettingsTest}), by the options, or as files: they have tests of their own. */
    private static final Set<String> READ_ELSEWHERE = Set.of(
            "DATELINE_LOG_FORMAT",
            "DATELINE_LOG_LEVEL",
            "DATELINE_PORT",
            "DATELINE_BUS_TLS_CERT",
            "DATELINE_BUS_TLS_KEY",
            "DATELINE_BUS_TLS_CA",
            "DATELINE_THEME");

    @TempDir
    Path parent;

    static Stream<Settings.Setting> documented() {
        Settings settings = new Settings(Map.of());
        NodeConfig.read(settings);
        ArticleConfig.read(settings);
        CommentConfig.read(settings);
        SiteConfig.read(settings);
        GatewayConfig.read(settings);
        return settings.asked().stream();
    }

    @Test
    void commonKnowsTheNamesOfAllServices() {
        assertThat(SettingNames.ALL)
                .isEqualTo(documented().map(Settings.Setting::name).collect(Collectors.toSet()));
        assertThat(SettingNames.OF_SECRETS)
                .isEqualTo(documented()
                        .filter(Settings.Setting::secret)
                        .map(Settings.Setting::name)
                        .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("documented")
    void eachSettingIsObeyedOrRefusedWithAReason(Settings.Setting setting) throws Exception {
        String name = setting.name();
        if (GivenSettings.FIXED.containsKey(name)) {
            for (String written : setting.secret() ? List.of(name, name + "_FILE") : List.of(name)) {
                assertThatThrownBy(() -> GivenSettings.read(Map.of(written, "1"), PORT))
                        .isInstanceOf(CannotStart.class)
                        .hasMessageContaining(
                                written + ": cannot be chosen with ./dateline up: " + GivenSettings.FIXED.get(name));
            }
        } else if (!READ_ELSEWHERE.contains(name)) {
            Map<String, String> environment = Map.of(name, anotherValue(setting));
            GivenSettings.read(environment, PORT);

            assertThat(configured(environment)).isNotEqualTo(configured(Map.of()));
            assertThat(ofServices(environment)).containsEntry(name, anotherValue(setting));
        }
    }

    @ParameterizedTest
    @CsvSource({"DATELINE_LOG_FORMAT, one of json", "DATELINE_LOG_LEVEL, one of ERROR"})
    void aWrongLogIsRefused(String name, String allowed) {
        assertThatThrownBy(() -> GivenSettings.read(Map.of(name, "loud"), PORT))
                .hasMessageContaining(name + "=loud: must be " + allowed);
    }

    @Test
    void theFilesOfTheBusAreRead() {
        assertThatThrownBy(() -> GivenSettings.read(
                        Map.of(
                                "DATELINE_BUS_TLS_CERT", "/nowhere/cert",
                                "DATELINE_BUS_TLS_KEY", "/nowhere/key",
                                "DATELINE_BUS_TLS_CA", "/nowhere/ca"),
                        PORT))
                .hasMessageContaining("DATELINE_BUS_TLS_CERT=/nowhere/cert: this file cannot be read");
    }

    @Test
    void theThemeIsReadBeforeAnythingStarts() {
        assertThatThrownBy(() -> GivenSettings.read(Map.of("DATELINE_THEME", "/nowhere/at/all"), PORT))
                .hasMessageContaining("DATELINE_THEME=/nowhere/at/all: there is no such directory");
    }

    @Test
    void aFaultThatSeveralServicesFindIsToldOnce() {
        assertThatThrownBy(() -> GivenSettings.read(Map.of("DATELINE_SITE_TIME_ZONE", "Paris"), PORT))
                .message()
                .containsOnlyOnce("DATELINE_SITE_TIME_ZONE=Paris: must be");
    }

    @Test
    void theAdminsPasswordMayBeInAFile() throws Exception {
        Path file = Files.writeString(parent.resolve("password"), "a password in a file\n");

        assertThat(GivenSettings.read(Map.of("DATELINE_ADMIN_PASSWORD_FILE", file.toString()), PORT)
                        .adminPassword())
                .isEqualTo("a password in a file");
    }

    @Test
    void allFaultsAreToldAtOnce() {
        assertThatThrownBy(() -> GivenSettings.read(
                        Map.of(
                                "DATELINE_CACHE_MB",
                                "x",
                                "DATELINE_REDIS_URL",
                                "redis://elsewhere",
                                "DATELINE_PROT",
                                "1"),
                        PORT))
                .hasMessageContaining("DATELINE_CACHE_MB=x: must be")
                .hasMessageContaining("DATELINE_REDIS_URL: cannot be chosen")
                .hasMessageContaining("DATELINE_PROT: there is no such setting; is DATELINE_PORT meant?");
    }

    @ParameterizedTest
    @CsvSource({
        "8080, '', 9090 9091 9092 9093",
        "8080, 9190, 9190 9191 9192 9193",
        "8080, 0, 0 0 0 0",
        "0, '', 0 0 0 0",
        "0, 9190, 9190 9191 9192 9193"
    })
    void theOperationsPortsAreInARow(int port, String given, String ports) throws Exception {
        int first = GivenSettings.read(Map.of("DATELINE_OPS_PORT", given), port).operationsPort();

        assertThat(Stream.of(
                                OperationsPort.GATEWAY,
                                OperationsPort.ARTICLE_SERVICE,
                                OperationsPort.COMMENT_SERVICE,
                                OperationsPort.SITE)
                        .map(service -> Integer.toString(service.after(first)))
                        .collect(Collectors.joining(" ")))
                .isEqualTo(ports);
    }

    @ParameterizedTest
    @ValueSource(ints = {9090, 9091, 9092, 9093})
    void aPortIsNotBothThatOfTheApiAndOfOperations(int port) {
        assertThatThrownBy(() -> GivenSettings.read(Map.of(), port))
                .hasMessageContaining("Port " + port + " is both that of the API and that of the operations of the ");
    }

    @Test
    void theLastPortsAreTooFew() {
        assertThatThrownBy(() -> GivenSettings.read(Map.of("DATELINE_OPS_PORT", "65534"), PORT))
                .hasMessageContaining("DATELINE_OPS_PORT=65534: must be at most 65532");
    }

    @Test
    void anEmptyValueCountsAsNone() throws Exception {
        Map<String, String> empty = new HashMap<>();
        SettingNames.ALL.forEach(name -> empty.put(name, " "));

        assertThat(GivenSettings.read(empty, PORT)).isEqualTo(GivenSettings.read(Map.of(), PORT));
        assertThat(ofServices(empty)).isEqualTo(ofServices(Map.of()));
    }

    private static String anotherValue(Settings.Setting setting) {
        String value = VALUES.get(setting.name());
        if (value != null) {
            return value;
        }
        String defaultValue = setting.defaultValue();
        if (defaultValue.matches("\\d+")) {
            return "17";
        }
        return defaultValue.contains("/") || defaultValue.equals("off") ? "7/1m" : "3m";
    }

    /** All that the services read of their settings. */
    private Set<Object> configured(Map<String, String> environment) throws Exception {
        Settings settings = new Settings(ofServices(environment));
        Set<Object> all = new LinkedHashSet<>();
        NodeConfig node = NodeConfig.read(settings);
        all.add(node);
        ArticleConfig articles = ArticleConfig.read(settings);
        all.addAll(List.of(articles.database(), articles.redis(), articles.popularity()));
        all.add(String.valueOf(articles.adminPassword()));
        all.add(CommentConfig.read(settings));
        all.add(SiteConfig.read(settings).site());
        all.add(GatewayConfig.read(settings));
        settings.check();
        return all;
    }

    private Map<String, String> ofServices(Map<String, String> environment) throws Exception {
        Path data = parent.resolve("data");
        try (DataDirectory directory = DataDirectory.open(data)) {
            Secrets secrets = directory.secrets();
            return new ServiceSettings(environment, secrets).of(PORT, 1, 2, new Databases(secrets));
        }
    }
}
