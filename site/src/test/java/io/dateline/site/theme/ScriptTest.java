package io.dateline.site.theme;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.impl.driver.Driver;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script of the pages: {@code src/main/ts}. */
class ScriptTest {

    private static final Path SOURCES = Path.of("src", "main", "ts").toAbsolutePath();
    private static final String COMPILER = "/META-INF/maven/org.webjars.npm/typescript/pom.properties";

    @Test
    void itHasAtMostTwoKibibytesWhenPacked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(DefaultTheme.script().getBytes(UTF_8));
        }

        assertThat(packed.size()).isBetween(500, 2 << 10);
    }

    @Test
    void itCanStandInAPage() {
        assertThat(DefaultTheme.script()).doesNotContain("</", "<!--", "\n");
    }

    @Test
    void itsTypesAreRight(@TempDir Path folder) throws IOException, InterruptedException {
        assertThat(typeFaults(folder, SOURCES)).isEmpty();
    }

    @Test
    void aWrongTypeWouldBeFound(@TempDir Path folder) throws IOException, InterruptedException {
        Path broken = Files.createDirectory(folder.resolve("broken"));
        Files.copy(SOURCES.resolve("tsconfig.json"), broken.resolve("tsconfig.json"));
        Files.writeString(
                broken.resolve("site.ts"), "export const form: Element = document.querySelector(\"form\");\n");

        assertThat(typeFaults(folder, broken)).contains("site.ts", "TS2322");
    }

    /** What the compiler says; empty if it finds nothing. */
    private static String typeFaults(Path folder, Path sources) throws IOException, InterruptedException {
        Path compiler = unpackedCompiler(folder.resolve("typescript"));
        Path node = Driver.ensureDriverInstalled(Map.of(), false).driverDir().resolve("node");
        Path said = folder.resolve("said");
        Process process = new ProcessBuilder(List.of(
                        node.toString(), compiler.toString(), "--project", sources.toString(), "--pretty", "false"))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(said);
    }

    /** The compiler and what it knows of JavaScript and browsers, from its jar. */
    private static Path unpackedCompiler(Path directory) throws IOException {
        Files.createDirectories(directory);
        URL inJar = Objects.requireNonNull(ScriptTest.class.getResource(COMPILER));
        JarFile jar = ((JarURLConnection) inJar.openConnection()).getJarFile();
        for (JarEntry entry : jar.stream().toList()) {
            String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
            if (entry.getName().contains("/lib/") && (name.endsWith(".d.ts") || name.equals("_tsc.js"))) {
                try (InputStream in = jar.getInputStream(entry)) {
                    Files.write(directory.resolve(name), in.readAllBytes());
                }
            }
        }
        return directory.resolve("_tsc.js");
    }
}
