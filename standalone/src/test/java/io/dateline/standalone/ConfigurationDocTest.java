package io.dateline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.article.ArticleConfig;
import io.dateline.comment.CommentConfig;
import io.dateline.config.Settings;
import io.dateline.gateway.GatewayConfig;
import io.dateline.node.NodeConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

            `./dateline up` sets addresses, ports and secrets itself, and lets 120 comments a minute come from one address, since on
            a laptop everybody has the same; everything else can be given to it in the environment.
            """;

    @Test
    void itListsEverySettingWithDefaultAndMeaning() throws IOException {
        String expected = INTRODUCTION
                + section("Every process", NodeConfig::read)
                + section("article-service", ArticleConfig::read)
                + section("comment-service", CommentConfig::read)
                + section("gateway", GatewayConfig::read);
        Files.writeString(Path.of("target", "configuration.md"), expected);

        assertThat(Files.readString(Path.of("..", "docs", "configuration.md")))
                .as("docs/configuration.md; as it should be, it is in standalone/target/configuration.md")
                .isEqualTo(expected);
    }

    private static String section(String title, Consumer<Settings> read) {
        Settings settings = new Settings(Map.of());
        read.accept(settings);
        return settings.asked().stream()
                .map(ConfigurationDocTest::row)
                .collect(Collectors.joining(
                        "\n", "\n## " + title + "\n\n| setting | default | meaning |\n|---|---|---|\n", "\n"));
    }

    private static String row(Settings.Setting setting) {
        String defaultValue = setting.defaultValue().isEmpty() ? "–" : "`" + setting.defaultValue() + "`";
        String secret = setting.secret() ? " Secret." : "";
        return "| `" + setting.name() + "` | " + defaultValue + " | " + setting.meaning() + secret + " |";
    }
}
