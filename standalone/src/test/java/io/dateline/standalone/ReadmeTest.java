package io.dateline.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.testkit.newsroom.Newsroom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README tells a newcomer to type does what it says. */
class ReadmeTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern SHELL_BLOCK = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path parent;

    @Test
    void itsCommandsAreThoseOfTheScript() throws Exception {
        String help = output(List.of(ROOT.resolve("dateline").toString(), "help"));

        assertThat(block(0)).contains("./dateline up --demo").contains("./dateline test");
        assertThat(help).contains("./dateline up").contains("--demo").contains("./dateline test");
    }

    @Test
    void itsFirstArticleAndCommentArePublished() throws Exception {
        try (StartedPlatform platform = StartedPlatform.startWhole(parent.resolve("data"))) {
            String script =
                    block(1).replace("http://127.0.0.1:8080", platform.address().toString());

            String output = output(List.of("bash", "-euo", "pipefail", "-c", script));

            assertThat(output)
                    .contains("\"status\":\"published\"")
                    .contains("<h2 id=\\\"who-was-on-it\\\">Who was on it</h2>")
                    .contains("\"editToken\":")
                    .contains("<p>I was <em>there</em>.</p>");
        }
    }

    private static String block(int number) throws IOException {
        return SHELL_BLOCK
                .matcher(Files.readString(ROOT.resolve("README.md")))
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList()
                .get(number);
    }

    private static String output(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("DATELINE_ADMIN_PASSWORD", Newsroom.ADMIN_PASSWORD);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
