package io.dateline.standalone.backup;

import io.dateline.digest.Sha256;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a backup holds: {@code manifest.json}, written last, with its own checksum in {@code manifest.sha256}.
 *
 * @param directories all directories, since PostgreSQL needs the empty ones too
 */
public record Manifest(Instant made, Origin origin, List<String> directories, List<BackedUpFile> files) {

    static final String NAME = "manifest.json";
    static final String CHECKSUM = "manifest.sha256";
    private static final int FORMAT = 1;
    private static final long MOST_BYTES = 256L << 20;

    /** All bytes of its files. */
    public long bytes() {
        return files.stream().mapToLong(BackedUpFile::bytes).sum();
    }

    /** The content of {@code manifest.json}. */
    String text() {
        return new JsonObject()
                .put("format", FORMAT)
                .put("made", made.toString())
                .put("dateline", origin.dateline())
                .put("postgres", origin.postgres())
                .put("machine", origin.machine())
                .put("directories", new JsonArray(directories))
                .put("files", array(files))
                .encodePrettily();
    }

    /**
     * Reads that of a backup.
     *
     * @throws BackupFailed if there is none, or it was damaged, or is of a newer form
     */
    static Manifest read(Path backup) throws BackupFailed, IOException {
        try {
            if (Files.size(backup.resolve(NAME)) > MOST_BYTES) {
                throw damaged(NAME + " is too long");
            }
            String text = Files.readString(backup.resolve(NAME));
            if (!Files.readString(backup.resolve(CHECKSUM)).strip().equals(checksum(text))) {
                throw damaged(NAME + " is not what was written");
            }
            return parse(new JsonObject(text));
        } catch (NoSuchFileException e) {
            throw new BackupFailed(backup + " is no backup of Dateline: there is no " + e.getFile() + ".", e);
        } catch (DecodeException | ClassCastException | NullPointerException | DateTimeException e) {
            throw new BackupFailed("The backup is damaged: " + NAME + " cannot be read.", e);
        }
    }

    static String checksum(String text) {
        return HexFormat.of().formatHex(Sha256.of(text));
    }

    static BackupFailed damaged(String how) {
        return new BackupFailed("The backup is damaged: " + how + ". Nothing was changed.");
    }

    private static Manifest parse(JsonObject json) throws BackupFailed {
        if (json.getInteger("format", 0) != FORMAT) {
            throw new BackupFailed("This backup is of a form that this Dateline does not know: use a newer one.");
        }
        return new Manifest(
                Instant.parse(json.getString("made")),
                new Origin(json.getString("dateline"), json.getString("postgres"), json.getString("machine")),
                strings(json.getJsonArray("directories")),
                entries(json.getJsonArray("files")));
    }

    private static JsonArray array(List<BackedUpFile> entries) {
        JsonArray array = new JsonArray();
        entries.stream()
                .sorted(Comparator.comparing(BackedUpFile::path))
                .forEach(entry -> array.add(new JsonObject()
                        .put("path", entry.path())
                        .put("bytes", entry.bytes())
                        .put("sha256", entry.sha256())
                        .put("mode", entry.mode())));
        return array;
    }

    private static List<String> strings(JsonArray array) {
        return IntStream.range(0, array.size()).mapToObj(array::getString).toList();
    }

    private static List<BackedUpFile> entries(JsonArray array) {
        return IntStream.range(0, array.size())
                .mapToObj(array::getJsonObject)
                .map(entry -> new BackedUpFile(
                        entry.getString("path"),
                        entry.getLong("bytes"),
                        entry.getString("sha256"),
                        entry.getString("mode")))
                .toList();
    }
}
