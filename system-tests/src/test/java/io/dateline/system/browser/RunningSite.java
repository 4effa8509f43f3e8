package io.dateline.system.browser;

import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import io.dateline.testkit.newsroom.Newsroom;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives all tests the same platform with its demo, as {@code ./dateline up --demo} starts it, and a browser. */
final class RunningSite implements ParameterResolver {

    private static final Pattern READY = Pattern.compile("Dateline is ready at (\\S+)");
    private static final Path ROOT = Path.of(System.getProperty("dateline.root"));

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Site.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL).getOrComputeIfAbsent(Started.class).site;
    }

    private static final class Started implements AutoCloseable {

        private final Path directory;
        private final Process platform;
        private final Playwright playwright;
        private final Site site;

        @SuppressWarnings("unused") // by JUnit
        Started() throws Exception {
            directory = Files.createTempDirectory("dateline-site-");
            Path output = directory.resolve("output");
            platform = start(output);
            await().atMost(Duration.ofSeconds(120))
                    .until(() -> READY.matcher(Files.readString(output)).find() || !platform.isAlive());
            Matcher ready = READY.matcher(Files.readString(output));
            if (!ready.find()) {
                throw new IllegalStateException("The platform did not start: " + Files.readString(output));
            }
            playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Browser browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(Path.of(System.getProperty(InChromium.PROPERTY)))
                            // Root, as which tests may run, has no sandbox.
                            .setArgs(List.of("--no-sandbox")));
            URI address = URI.create(ready.group(1));
            site = new Site(address, browser, Newsroom.asAdmin(address));
        }

        private Process start(Path output) throws Exception {
            ProcessBuilder command = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "@" + ROOT.resolve("jvm.options"),
                            "-Xmx768m",
                            "-XX:+UseSerialGC",
                            "-jar",
                            ROOT.resolve("standalone/target/standalone.jar").toString(),
                            "--port",
                            "0",
                            "--demo",
                            "--data",
                            directory.resolve("data").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            command.environment().keySet().removeIf(variable -> variable.startsWith("DATELINE_"));
            command.environment()
                    .putAll(Map.of(
                            "DATELINE_ADMIN_PASSWORD", Newsroom.ADMIN_PASSWORD,
                            "DATELINE_SITE_LANGUAGES", "en,fr,ar",
                            "DATELINE_SITE_ACCOUNTS", "Mastodon=https://social.example/@dateline",
                            "DATELINE_RATE_LIMITS", "off"));
            return command.start();
        }

        @Override
        public void close() throws Exception {
            playwright.close();
            platform.destroy();
            platform.waitFor(60, TimeUnit.SECONDS);
            PathUtils.deleteDirectory(directory);
        }
    }
}
