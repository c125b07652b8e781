package io.nightdesk.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// How long the disk takes for what is to last. A promise may break because a disk stood still for
/// seconds that no fault took from it; whoever reads of that should see it at once.
final class DiskWatch implements AutoCloseable {

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final AtomicLong slowest = new AtomicLong();
    private final FileChannel file;

    DiskWatch(Path folder) throws IOException {
        file =
                FileChannel.open(
                        folder.resolve("disk-watch"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        var _ = clock.scheduleWithFixedDelay(this::look, 0, 200, TimeUnit.MILLISECONDS);
    }

    /// Of all times so far.
    Duration slowest() {
        return Duration.ofNanos(slowest.get());
    }

    private void look() {
        long begun = System.nanoTime();
        try {
            file.write(ByteBuffer.allocate(1), 0);
            file.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        slowest.accumulateAndGet(System.nanoTime() - begun, Math::max);
    }

    @Override
    public void close() throws IOException {
        clock.close();
        file.close();
    }
}
