package io.nightdesk.knowledge;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// Goes through the files of a ZIP archive in memory, with limits on what it may expand to. Nothing
/// of it is written to a disk, so names that point elsewhere do no harm.
final class Archive {

    private static final int MOST_FILES = 10_000;
    private static final long MOST_BYTES = 500L << 20;

    private final String path;
    private final FileVisitor visitor;
    private final Map<String, Integer> otherKinds = new TreeMap<>();
    private long expanded;

    private Archive(String path, FileVisitor visitor) {
        this.path = path;
        this.visitor = visitor;
    }

    static void visit(String path, byte[] content, FileVisitor visitor) {
        new Archive(path, visitor).read(content);
    }

    private void read(byte[] content) {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            int files = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++files > MOST_FILES) {
                    throw new IOException("it holds more than %,d files".formatted(MOST_FILES));
                }
                if (!entry.isDirectory()) {
                    file(entry.getName(), zip);
                }
            }
            if (files == 0) {
                throw new IOException("it is no ZIP archive, or an empty one");
            }
        } catch (IOException | IllegalArgumentException e) {
            visitor.bad(path, "the archive cannot be read any further: " + e.getMessage());
        }
        if (!otherKinds.isEmpty()) {
            visitor.bad(path + ", other files", "they were left out: " + otherKinds);
        }
    }

    private void file(String name, ZipInputStream zip) throws IOException {
        if (isNoise(name)) {
            return;
        }
        if (!ArticleFiles.knows(name)) {
            otherKinds.merge("." + ArticleFiles.ending(name), 1, Integer::sum);
            return;
        }
        byte[] content = zip.readNBytes(ArticleFiles.MOST_BYTES + 1);
        expanded += content.length;
        if (expanded > MOST_BYTES) {
            throw new IOException("it expands to more than 500 MiB");
        }
        if (content.length > ArticleFiles.MOST_BYTES) {
            visitor.bad(name, ArticleFiles.tooLarge(content.length));
        } else {
            visitor.file(name, content);
        }
    }

    /// What operating systems leave in archives.
    private static boolean isNoise(String name) {
        return name.startsWith("__MACOSX/")
                || name.endsWith(".DS_Store")
                || ArticleFiles.name(name).equalsIgnoreCase("readme");
    }
}
