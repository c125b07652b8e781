package io.nightdesk.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A file system of its own in a file, which a test may freeze or fill. Needs root and a loop
/// device.
public final class LoopDisk {

    private static final int MEGABYTES = 1_200;

    private final Children children;
    private final Path mounted;

    private LoopDisk(Children children, Path mounted) {
        this.children = children;
        this.mounted = mounted;
    }

    /// Makes one; empty where that is not possible. It goes with the children.
    public static Optional<LoopDisk> mount(Children children, Path folder, String name)
            throws IOException {
        Path image = folder.resolve(name + ".img");
        Path mounted = Files.createDirectories(folder.resolve(name + ".disk"));
        boolean done =
                "root".equals(System.getProperty("user.name"))
                        && ran("truncate", "-s", MEGABYTES + "M", image.toString())
                        && ran("mkfs.ext4", "-q", "-F", "-m", "0", image.toString())
                        && ran("mount", "-o", "loop", image.toString(), mounted.toString());
        if (!done) {
            return Optional.empty();
        }
        children.firstInTheEnd("fsfreeze -u '" + mounted + "'");
        children.lastInTheEnd("umount -l '" + mounted + "'");
        return Optional.of(new LoopDisk(children, mounted));
    }

    public Path path() {
        return mounted;
    }

    /// Lets every write wait until [#thaw]. Should nobody come to do that, somebody else does it
    /// after a minute.
    public void freeze() throws IOException {
        children.start(
                "thaw",
                java.util.Map.of(),
                java.util.List.of("sh", "-c", "sleep 60; fsfreeze -u '" + mounted + "'"));
        if (!ran("fsfreeze", "-f", mounted.toString())) {
            throw new IOException(mounted + " cannot be frozen");
        }
    }

    public void thaw() throws IOException {
        ran("fsfreeze", "-u", mounted.toString());
    }

    /// Takes all the space that is left.
    public void fill() throws IOException {
        long left = mounted.toFile().getUsableSpace();
        ran("fallocate", "-l", Long.toString(left), filling().toString());
    }

    public void empty() throws IOException {
        Files.deleteIfExists(filling());
    }

    private Path filling() {
        return mounted.resolve("filling");
    }

    private static boolean ran(String... command) throws IOException {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
