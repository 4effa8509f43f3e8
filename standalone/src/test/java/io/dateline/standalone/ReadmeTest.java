package io.dateline.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.bus.Json;
import io.dateline.testkit.newsroom.Newsroom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README tells a newcomer to type does what it says. */
class ReadmeTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern INSTALL = Pattern.compile("`(apt-get|dnf|zypper|pacman|brew) (?:install|-S) ([^`]+)`");

    @TempDir
    Path parent;

    @Test
    void itsCommandsAreThoseOfTheScript() throws Exception {
        String help = output(List.of(ROOT.resolve("dateline").toString(), "help"));

        assertThat(block(0)).contains("./dateline up --demo").contains("./dateline test");
        assertThat(help).contains("./dateline up").contains("--demo").contains("./dateline test");
    }

    @Test
    void itsPackagesAreThoseThatTheScriptInstalls() throws Exception {
        List<MatchResult> commands = INSTALL.matcher(Files.readString(ROOT.resolve("README.md")))
                .results()
                .toList();

        assertThat(commands).hasSize(6).allSatisfy(command -> {
            String known = output(List.of(
                    "bash",
                    "-c",
                    ". \"$0\"; for need in jdk maven openssl-3; do packages_of \"$1\" \"$need\"; done",
                    ROOT.resolve("scripts/install.sh").toString(),
                    command.group(1)));
            assertThat(known.split("\\s+", -1)).contains(command.group(2).split(" ", -1));
        });
    }

    @Test
    void itsExamplesGetTheAnswersThatItShows() throws Exception {
        try (StartedPlatform platform = StartedPlatform.startWhole(parent.resolve("data"), "--demo")) {
            String address = platform.address().toString();

            JsonNode answer = Json.mapper().readTree(run(block(1), address));
            String written = run(block(2), address);

            assertContains(answer, Json.mapper().readTree(block("json", 0)), "the answer");
            assertThat(written)
                    .contains("\"status\":\"published\"")
                    .contains("<h2 id=\\\"who-was-on-it\\\">Who was on it</h2>")
                    .contains("\"editToken\":")
                    .contains("<p>I was <em>there</em>.</p>");
        }
    }

    /** All that is shown is in the answer; points in time are of its own. */
    private static void assertContains(@Nullable JsonNode answer, JsonNode shown, String where) {
        assertThat(answer).as(where).isNotNull();
        if (shown.isContainerNode()) {
            shown.properties()
                    .forEach(field ->
                            assertContains(answer.get(field.getKey()), field.getValue(), where + "." + field.getKey()));
            for (int i = 0; shown.isArray() && i < shown.size(); i++) {
                assertContains(answer.get(i), shown.get(i), where + "[" + i + "]");
            }
        } else if (!where.endsWith("At")) {
            assertThat(answer).as(where).isEqualTo(shown);
        }
    }

    private static String run(String script, String address) throws IOException, InterruptedException {
        return output(List.of("bash", "-euo", "pipefail", "-c", script.replace("http://127.0.0.1:8080", address)));
    }

    private static String block(int number) throws IOException {
        return block("sh", number);
    }

    private static String block(String language, int number) throws IOException {
        return Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
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
