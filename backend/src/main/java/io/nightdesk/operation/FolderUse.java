package io.nightdesk.operation;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/// This process's use of a data folder. Each process holds a lock on a file of its own while it
/// lives (the system drops it when the process dies, however it dies), so that the last one to end
/// knows that it is the last. Starting and stopping servers happens under a lock for the folder.
final class FolderUse {

    /// What a process does with the folder to itself.
    @FunctionalInterface
    interface Work<T> {
        T with(DataFolder data) throws IOException;
    }

    private static final AtomicInteger uses = new AtomicInteger();

    /// The file's lock is the whole process's: its threads wait for each other here.
    private static final ReentrantLock oneThread = new ReentrantLock();

    private final DataFolder data;
    private final Path file;
    private final FileChannel held;
    private final AtomicBoolean ended = new AtomicBoolean();

    private FolderUse(DataFolder data, Path file, FileChannel held) {
        this.data = data;
        this.file = file;
        this.held = held;
    }

    static FolderUse begin(DataFolder data) {
        try {
            return alone(data, FolderUse::register);
        } catch (IOException e) {
            throw new CommandFailure(
                    "The data folder %s cannot be used: %s".formatted(data.root(), e.getMessage()),
                    e);
        }
    }

    DataFolder data() {
        return data;
    }

    boolean hasEnded() {
        return ended.get();
    }

    /// Runs `work` while nobody else starts or stops servers here.
    ///
    /// @throws IOException also if this use has ended: then the servers may have been stopped
    <T> T starting(Work<T> work) throws IOException {
        return alone(
                data,
                folder -> {
                    if (hasEnded()) {
                        throw new IOException("the folder is no longer used");
                    }
                    return work.with(folder);
                });
    }

    /// Ends the use once; stops the servers unless another process still uses them.
    void end() {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        try {
            alone(
                    data,
                    _ -> {
                        held.close();
                        Files.deleteIfExists(file);
                        if (!othersLive()) {
                            new RedisServer(data).stop();
                            new PostgresServer(data).stop();
                        }
                        return data;
                    });
        } catch (IOException e) {
            System.err.println(
                    "The stores in " + data.root() + " were not stopped: " + e.getMessage());
        }
    }

    private static <T> T alone(DataFolder data, Work<T> work) throws IOException {
        oneThread.lock();
        try (FileChannel channel = open(data.path("lock"));
                FileLock _ = channel.lock()) {
            return work.with(data);
        } finally {
            oneThread.unlock();
        }
    }

    private static FolderUse register(DataFolder data) throws IOException {
        String name = ProcessHandle.current().pid() + "-" + uses.incrementAndGet();
        Path file = data.folder("processes").resolve(name);
        FileChannel channel = open(file);
        if (!isFree(channel)) {
            throw new IOException(file + " is locked by somebody else");
        }
        return new FolderUse(data, file, channel);
    }

    private boolean othersLive() throws IOException {
        try (Stream<Path> files = Files.list(data.folder("processes"))) {
            List<Path> all = files.toList();
            boolean live = false;
            for (Path other : all) {
                live |= isHeld(other);
            }
            return live;
        }
    }

    private static boolean isHeld(Path other) throws IOException {
        try (FileChannel channel = open(other)) {
            boolean free = isFree(channel);
            if (free) {
                // Left by a process that was killed.
                Files.deleteIfExists(other);
            }
            return !free;
        }
    }

    private static boolean isFree(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }
}
