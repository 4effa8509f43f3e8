package io.dateline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.article.ArticleConfig;
import io.dateline.comment.CommentConfig;
import io.dateline.config.Settings;
import io.dateline.config.SiteSettings;
import io.dateline.gateway.GatewayConfig;
import io.dateline.node.NodeConfig;
import io.dateline.site.SiteConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/configuration.md} says of every setting what the code says. */
class ConfigurationDocTest {

    private static final String INTRODUCTION = """
            # Configuration

            Every process reads its settings from the environment, once, before anything starts. A wrong value stops the start
            with its name, its value and what is allowed, all faults at once. An empty value counts as none. A secret can be given
            in a file as well: `NAME_FILE` names the file. Lengths of time are written as `250ms`, `5s`, `15m`, `12h` or `7d`.

            A variable whose name is within two letters of a setting's, of whichever service, stops the start with the name that is
            meant; others that begin with `DATELINE_` are ignored, with a warning. Those that Kubernetes makes for each service of its
            namespace (`DATELINE_GATEWAY_PORT=tcp://…`) are never an error by their name. For a service named `dateline` it makes
            `DATELINE_PORT=tcp://…`, which is no port: set `enableServiceLinks: false` in the pods.

            `./dateline up` runs a PostgreSQL and a Redis of its own, and nodes that are one process. It refuses the settings of
            their addresses and passwords (`DATELINE_…_DATABASE_URL`, `DATELINE_…_DATABASE_PASSWORD`, `DATELINE_REDIS_URL`,
            `DATELINE_CLUSTER_HOST`, `DATELINE_CLUSTER_PORT`, `DATELINE_CLUSTER_MEMBERS`, `DATELINE_CLUSTER_DNS`, `DATELINE_BUS_PORT`), and
            obeys all others. These have other defaults there:

            | setting | default of `./dateline up` |
            |---|---|
            | `DATELINE_HOST` | `127.0.0.1` |
            | `DATELINE_PORT` | `8080`; `--port` comes before it |
            | `DATELINE_OPS_PORT` | `9090`, for the gateway; the article-service has the next port, the comment-service and the site the two after. With port 0 of the API, any |
            | `DATELINE_LOG_FORMAT` | `text`, of `logs/dateline.log` in the data directory and of warnings on standard error |
            | `DATELINE_CORS_ORIGINS` | `http://localhost:*,http://127.0.0.1:*,http://[::1]:*` |
            | `DATELINE_LIMIT_COMMENTS_PER_ADDRESS` | `120/1m`, since on a laptop everybody has the same address |
            | `DATELINE_STOP_DELAY` | `0s` |
            | `DATELINE_CLUSTER_NAME`, and the secrets | made once, and kept in the data directory |
            """;

    /** Those that several services read, which are listed once. */
    private static final Consumer<Settings> OF_THE_SITE = SiteSettings::read;

    @Test
    void itListsEverySettingWithDefaultAndMeaning() throws IOException {
        String expected = INTRODUCTION
                + section("Every process", NodeConfig::read)
                + section("article-service, site and gateway", OF_THE_SITE)
                + section("article-service", ArticleConfig::read)
                + section("comment-service", CommentConfig::read)
                + section("site", SiteConfig::read)
                + section("gateway", GatewayConfig::read);
        Files.writeString(Path.of("target", "configuration.md"), expected);

        assertThat(Files.readString(Path.of("..", "docs", "configuration.md")))
                .as("docs/configuration.md; as it should be, it is in standalone/target/configuration.md")
                .isEqualTo(expected);
    }

    private static String section(String title, Consumer<Settings> read) {
        return asked(read).stream()
                .filter(setting ->
                        read.equals(OF_THE_SITE) || !asked(OF_THE_SITE).contains(setting))
                .map(ConfigurationDocTest::row)
                .collect(Collectors.joining(
                        "\n", "\n## " + title + "\n\n| setting | default | meaning |\n|---|---|---|\n", "\n"));
    }

    private static List<Settings.Setting> asked(Consumer<Settings> read) {
        Settings settings = new Settings(Map.of());
        read.accept(settings);
        return settings.asked();
    }

    private static String row(Settings.Setting setting) {
        String defaultValue = setting.defaultValue().isEmpty() ? "–" : "`" + setting.defaultValue() + "`";
        String secret = setting.secret() ? " Secret." : "";
        return "| `" + setting.name() + "` | " + defaultValue + " | " + setting.meaning() + secret + " |";
    }
}
