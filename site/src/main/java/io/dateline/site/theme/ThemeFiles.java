package io.dateline.site.theme;

import io.dateline.site.words.PropertyWords;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of a directory with a theme, read whole: those of a known kind, within bounds. A file or directory whose name begins
 * with a full stop is left out; a symbolic link is followed if it stays within the directory, as those do that Kubernetes makes.
 */
final class ThemeFiles {

    private static final Logger LOG = LoggerFactory.getLogger(ThemeFiles.class);

    private static final int MOST_ENTRIES = 2_000;
    private static final int MOST_FILES = 400;
    private static final int DEEPEST = 8;
    private static final int KIBIBYTE = 1 << 10;
    private static final int MOST_BYTES = 8 << 20;

    private final Path root;
    private final Faults faults;
    private final SortedMap<String, byte[]> read = new TreeMap<>();
    private final TreeSet<String> unused = new TreeSet<>();
    private long bytes;
    private int entries;

    private ThemeFiles(Path root, Faults faults) {
        this.root = root;
        this.faults = faults;
    }

    /** The bytes of each file by its path, with slashes between its names. */
    static SortedMap<String, byte[]> read(Path directory, Faults faults) {
        if (!Files.exists(directory)) {
            faults.tell("there is no such directory");
        } else if (!Files.isDirectory(directory)) {
            faults.tell("must be a directory");
        } else {
            try {
                ThemeFiles files = new ThemeFiles(directory.toRealPath(), faults);
                files.addAll(files.root, "", DEEPEST);
                if (!files.unused.isEmpty()) {
                    LOG.warn("These files of the theme have no use there: {}", files.unused);
                }
                return files.read;
            } catch (IOException e) {
                faults.tell("cannot be read");
            }
        }
        return new TreeMap<>();
    }

    private void addAll(Path directory, String path, int deepest) {
        List<Path> children = new ArrayList<>();
        try (Stream<Path> listed = Files.list(directory)) {
            listed.limit(MOST_ENTRIES + 1L).sorted().forEach(children::add);
        } catch (IOException | RuntimeException e) {
            faults.in(path).tell("cannot be read");
            return;
        }
        for (Path child : children) {
            // In the file system of a jar, the name of a directory ends with a slash.
            String name = child.getFileName().toString().replace("/", "");
            if (name.startsWith(".")) {
                continue;
            }
            if (++entries > MOST_ENTRIES) {
                if (entries == MOST_ENTRIES + 1) {
                    faults.tell("has more than " + MOST_ENTRIES + " files and directories");
                }
                return;
            }
            add(child, path + name, deepest);
        }
    }

    private void add(Path child, String path, int deepest) {
        try {
            if (!child.toRealPath().startsWith(root)) {
                faults.in(path).tell("is a link that leads out of the directory");
            } else if (!Files.isDirectory(child)) {
                addFile(child, path);
            } else if (deepest == 1) {
                faults.in(path).tell("is deeper than " + DEEPEST + " directories");
            } else {
                addAll(child, path + "/", deepest - 1);
            }
        } catch (IOException e) {
            faults.in(path).tell("cannot be read");
        }
    }

    private void addFile(Path file, String path) throws IOException {
        int most = longest(path);
        if (most == 0) {
            unused.add(path);
            return;
        }
        if (!Files.isRegularFile(file)) {
            faults.in(path).tell("must be a file");
            return;
        }
        byte[] content;
        try (InputStream in = Files.newInputStream(file)) {
            content = in.readNBytes(most + 1);
        }
        bytes += content.length;
        if (content.length > most) {
            faults.in(path).tell("is larger than " + most / KIBIBYTE + " KB");
        } else if (bytes > MOST_BYTES || read.size() == MOST_FILES) {
            faults.in(path)
                    .tell("is one too many: a theme has at most " + MOST_FILES + " files and "
                            + MOST_BYTES / KIBIBYTE / KIBIBYTE + " MB");
        } else {
            read.put(path, content);
        }
    }

    /** How many bytes a file may have by its path; 0 for one that is not used. */
    private static int longest(String path) {
        if (path.equals(Theme.STYLE)) {
            return 64 * KIBIBYTE;
        }
        if (Slots.isSlot(path)) {
            return 32 * KIBIBYTE;
        }
        if (FixedTexts.isPage(path) || isWords(path)) {
            return 256 * KIBIBYTE;
        }
        return AssetType.of(path) == null ? 0 : KIBIBYTE * KIBIBYTE;
    }

    static boolean isWords(String path) {
        return !path.contains("/") && PropertyWords.isWordsFile(path);
    }
}
