package io.nightdesk.llm;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/// Looks for what an attempt should have cleared away.
final class LeftOvers {

    private LeftOvers() {}

    /// Threads that still read a stream. Virtual ones show in a dump only.
    static long streamThreads() {
        try {
            Path folder = Files.createTempDirectory("threads");
            Path dump = folder.resolve("dump.txt");
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(dump.toString(), ThreadDumpFormat.TEXT_PLAIN);
            long found =
                    Files.readAllLines(dump).stream()
                            .filter(line -> line.contains("\"llm-stream\""))
                            .count();
            Files.delete(dump);
            Files.delete(folder);
            return found;
        } catch (IOException noDump) {
            throw new UncheckedIOException(noDump);
        }
    }
}
