package io.dateline.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dateline.testkit.http.Exchange;
import io.dateline.testkit.newsroom.Newsroom;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackupTest {

    @TempDir
    static Path sharedParent;

    private static @Nullable Path sharedBackup;

    @TempDir
    Path parent;

    private record Result(int exitCode, String out, String err) {}

    /** A reader and an author write without pause meanwhile. */
    @Test
    void allThatWasAcknowledgedBeforeABackupBeganIsThereAfterARestore() throws Exception {
        Path data = parent.resolve("data");
        Path backup = parent.resolve("monday");
        Set<Long> before;
        String slug;
        try (StartedPlatform platform = StartedPlatform.startWhole(data)) {
            Newsroom newsroom = Newsroom.asAdmin(platform.address());
            newsroom.hire("amelie", "author");
            slug = newsroom.publish("The night of the copy", "Now.").slug();
            Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
            Set<String> written = ConcurrentHashMap.newKeySet();
            Thread reader = Thread.startVirtualThread(() -> commentUntilInterrupted(newsroom, slug, acknowledged));
            Thread author = Thread.startVirtualThread(() -> publishUntilInterrupted(newsroom, written));
            await().until(() -> acknowledged.size() > 20 && written.size() > 2);
            before = Set.copyOf(acknowledged);

            Result result = backUp(data, backup);

            int during = acknowledged.size();
            await().until(() -> acknowledged.size() > during);
            reader.interrupt();
            author.interrupt();
            reader.join();
            author.join();
            assertThat(result.err).isEmpty();
            assertThat(result.exitCode).isZero();
            assertThat(result.out)
                    .contains("while the platform runs on it")
                    .contains("The secrets of the platform are in it");
        }

        Path restored = parent.resolve("restored");
        Result result = restore("--data", restored.toString(), backup.toString());
        assertThat(result.err).isEmpty();
        assertThat(result.out).contains("Start it with: ./dateline up --data " + restored);

        try (StartedPlatform platform = StartedPlatform.startWhole(restored)) {
            Newsroom newsroom = Newsroom.signIn(platform.address(), "amelie", Newsroom.STAFF_PASSWORD);
            assertThat(newsroom.comments(slug).keySet()).containsAll(before);
            assertThat(newsroom.comment(slug, "And on it goes.").status()).isEqualTo(201);
            assertThat(verifyAudit(restored)).contains("The audit log is whole");
        }
    }

    @Test
    void whatDoesNotRunIsBackedUpToo() throws Exception {
        Path restored = parent.resolve("restored");
        assertThat(restore("--data", restored.toString(), shared().toString()).exitCode)
                .isZero();

        try (StartedPlatform platform = StartedPlatform.start(restored)) {
            for (String database : Databases.NAMES) {
                try (var connection = platform.connect(database);
                        var tables = connection.getMetaData().getTables(null, null, "kept", null)) {
                    assertThat(tables.next()).as(database).isTrue();
                }
            }
        }
    }

    @Test
    void onlyItsOwnerCanReadABackup() throws Exception {
        try (Stream<Path> files = Files.walk(shared())) {
            assertThat(files.filter(file -> !file.endsWith("admin-exists")).map(BackupTest::mode))
                    .containsOnly("rwx------", "rw-------");
        }
        assertThat(shared().resolve("secrets/token-key")).exists();
        assertThat(shared().resolve("dateline.lock")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "postgres/PG_VERSION, changed",
        "postgres/PG_VERSION, missing",
        "postgres/global/pg_control, changed",
        "secrets/postgres-articles, longer",
        "manifest.json, changed",
        "manifest.sha256, missing"
    })
    void aDamagedBackupIsRefusedAndNothingIsTouched(String file, String damage) throws Exception {
        Path data = Files.createDirectory(parent.resolve("data"));
        Path backup = copyOfShared();
        damage(backup.resolve(file), damage);

        Result result = restore("--data", data.toString(), "--replace", backup.toString());

        assertThat(result.exitCode).isEqualTo(1);
        assertThat(result.err).containsAnyOf("The backup is damaged: ", "is no backup of Dateline");
        assertThat(namesIn(parent)).containsExactlyInAnyOrder("backup", "data");
    }

    @Test
    void aDirectoryThatHoldsFilesIsNeitherBackedUpToNorRestoredOver() throws Exception {
        Path data = parent.resolve("data");
        assertThat(restore("--data", data.toString(), shared().toString()).exitCode)
                .isZero();

        Result again = backUp(data, shared());
        Result restored = restore("--data", data.toString(), shared().toString());

        assertThat(again.exitCode).isEqualTo(1);
        assertThat(again.err)
                .isEqualTo("backup: " + shared() + " holds files: name a directory that is empty or does not exist.\n");
        assertThat(restored.exitCode).isEqualTo(1);
        assertThat(restored.err)
                .contains("There is data in " + data.toRealPath())
                .contains("--replace");
    }

    @Test
    void dataThatIsReplacedIsMovedAside() throws Exception {
        Path data = parent.resolve("data");
        assertThat(restore("--data", data.toString(), shared().toString()).exitCode)
                .isZero();
        Files.createFile(data.resolve("older"));

        Result result = restore("--data", data.toString(), "--replace", shared().toString());

        assertThat(result.exitCode).as(result.err).isZero();
        assertThat(data.resolve("older")).doesNotExist();
        assertThat(data.resolve("postgres/backup_label")).exists();
        Path aside = parent.resolve(namesIn(parent).stream()
                .filter(name -> name.startsWith("data.before-"))
                .findFirst()
                .orElseThrow());
        assertThat(result.out).contains("What was there is now in " + aside.toRealPath());
        assertThat(aside.resolve("older")).exists();
    }

    @Test
    void dataInUseIsNotReplaced() throws Exception {
        Path data = parent.resolve("data");
        try (DataDirectory used = DataDirectory.open(data)) {
            Result result = restore("--data", data.toString(), "--replace", shared().toString());

            assertThat(result.exitCode).isEqualTo(1);
            assertThat(result.err).contains(used.path() + " is in use by another Dateline (process ");
            assertThat(namesIn(parent)).containsExactly("data");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'\"postgres\" : \"17', '\"postgres\" : \"16', This backup is of PostgreSQL 16.",
        "'\"machine\" : \"', '\"machine\" : \"Other', This backup is of another kind of machine",
        "'\"format\" : 1', '\"format\" : 2', This backup is of a form that this Dateline does not know",
        "'\"path\" : \"secrets/redis', '\"path\" : \"../secrets/redis', it names the file ../secrets/redis"
    })
    void whatDoesNotFitIsRefused(String part, String replacement, String sentence) throws Exception {
        Path backup = copyOfShared();
        rewriteManifest(backup, text -> text.replace(part, replacement));

        Result result = restore("--data", parent.resolve("restored").toString(), backup.toString());

        assertThat(result.exitCode).isEqualTo(1);
        assertThat(result.err).contains(sentence);
        assertThat(namesIn(parent)).containsExactly("backup");
    }

    /** The shell lets no file grow beyond a megabyte, as a full disk would not. */
    @Test
    void aBackupThatCannotBeWrittenLeavesNothing() throws Exception {
        Path data = parent.resolve("data");
        Path backup = parent.resolve("backup");
        try (StartedPlatform running = StartedPlatform.start(data)) {
            Process process = new ProcessBuilder(
                            "bash",
                            "-c",
                            "ulimit -f 1024; exec \"$0\" \"$@\"",
                            java(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            BackupCommand.class.getName(),
                            "--data",
                            data.toString(),
                            backup.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), UTF_8);

            assertThat(process.waitFor()).as(said).isEqualTo(1);
            assertThat(said).contains("backup: A file could not be read or written: ");
            assertThat(namesIn(parent)).containsExactly("data");
            assertThat(running.connect("articles").isValid(5)).isTrue();
        }
    }

    @Test
    void whatAKilledBackupLeftIsReplacedByTheNext() throws Exception {
        Path data = parent.resolve("data");
        Path left = Files.createDirectory(parent.resolve("data.unfinished"));
        Files.createFile(left.resolve("half"));

        assertThat(restore("--data", data.toString(), shared().toString()).exitCode)
                .isZero();

        assertThat(namesIn(parent)).containsExactly("data");
        assertThat(data.resolve("half")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | Name the directory of the backup.",
                "--replace a | There is no option '--replace': only --data.",
                "--data | --data needs a value.",
                "a b | One directory is enough: "
            })
    void whatMakesNoSenseIsAnsweredInASentence(String arguments, String sentence) {
        Result result = run(true, arguments.isEmpty() ? new String[0] : arguments.split(" "));

        assertThat(result.exitCode).isEqualTo(2);
        assertThat(result.err).startsWith("backup: " + sentence);
    }

    @Test
    void whereThereIsNoDataNothingIsMade() throws Exception {
        assertThat(backUp(parent.resolve("data"), parent.resolve("backup")).err)
                .isEqualTo("backup: There is no data of Dateline in " + parent.resolve("data") + ".\n");
        assertThat(namesIn(parent)).isEmpty();
    }

    private static void commentUntilInterrupted(Newsroom newsroom, String slug, Set<Long> acknowledged) {
        try {
            for (int i = 0; !Thread.currentThread().isInterrupted(); i++) {
                Exchange answer = newsroom.comment(slug, "Comment " + i);
                if (answer.status() == 201) {
                    acknowledged.add(answer.tree().get("id").asLong());
                }
            }
        } catch (IOException | InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void publishUntilInterrupted(Newsroom newsroom, Set<String> written) {
        try {
            for (int i = 0; !Thread.currentThread().isInterrupted(); i++) {
                written.add(newsroom.publish("Extra number " + i, "Now.").slug());
            }
        } catch (IOException | InterruptedException | AssertionError e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A backup that was made while nothing ran, with a table of its own in each database. */
    private static synchronized Path shared() throws Exception {
        if (sharedBackup == null) {
            Path data = sharedParent.resolve("data");
            try (StartedPlatform platform = StartedPlatform.start(data)) {
                for (String database : Databases.NAMES) {
                    try (var connection = platform.connect(database);
                            var statement = connection.createStatement()) {
                        statement.execute("CREATE TABLE kept AS SELECT 17 AS id");
                    }
                }
            }
            Path backup = sharedParent.resolve("backup");
            Result result = backUp(data, backup);
            assertThat(result.exitCode).as(result.err).isZero();
            sharedBackup = backup;
        }
        return sharedBackup;
    }

    private Path copyOfShared() throws Exception {
        Path copy = parent.resolve("backup");
        PathUtils.copyDirectory(shared(), copy);
        return copy;
    }

    private static String verifyAudit(Path data) throws Exception {
        List<String> pidFile = Files.readAllLines(data.resolve("postgres/postmaster.pid"));
        ProcessBuilder builder = new ProcessBuilder(
                        java(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.dateline.article.audit.AuditCommand",
                        "verify")
                .redirectErrorStream(true);
        builder.environment()
                .put(
                        "DATELINE_ARTICLES_DATABASE_URL",
                        URI.create("postgresql://articles@127.0.0.1:"
                                        + pidFile.get(3).strip() + "/articles")
                                .toString());
        builder.environment()
                .put(
                        "DATELINE_ARTICLES_DATABASE_PASSWORD_FILE",
                        data.resolve("secrets/postgres-articles").toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return said;
    }

    private static void damage(Path file, String how) throws IOException {
        switch (how) {
            case "missing" -> Files.delete(file);
            case "longer" -> Files.writeString(file, Files.readString(file) + " ");
            default -> {
                byte[] content = Files.readAllBytes(file);
                content[content.length / 2] ^= 1;
                Files.write(file, content);
            }
        }
    }

    private static void rewriteManifest(Path backup, UnaryOperator<String> change) throws Exception {
        Path manifest = backup.resolve("manifest.json");
        String text = change.apply(Files.readString(manifest));
        Files.writeString(manifest, text);
        byte[] digest = java.security.MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        Files.writeString(
                backup.resolve("manifest.sha256"), java.util.HexFormat.of().formatHex(digest));
    }

    private static List<String> namesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static String mode(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static Result backUp(Path data, Path backup) {
        return run(true, "--data", data.toString(), backup.toString());
    }

    private static Result restore(String... arguments) {
        return run(false, arguments);
    }

    private static Result run(boolean backup, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try (PrintStream to = new PrintStream(out, true, UTF_8);
                PrintStream faults = new PrintStream(err, true, UTF_8)) {
            List<String> all = new ArrayList<>(List.of(arguments));
            int exitCode = backup ? BackupCommand.run(all, to, faults) : RestoreCommand.run(all, to, faults);
            return new Result(exitCode, out.toString(UTF_8), err.toString(UTF_8));
        }
    }
}
