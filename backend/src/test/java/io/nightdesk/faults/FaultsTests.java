package io.nightdesk.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Eighty seconds of the fault suite, always with the same seed; see docs/fault-suite.md.
@Tag("slow")
class FaultsTests {

    @TempDir private Path folder;

    @Test
    void noPromiseBreaksUnderFire() throws Exception {
        FaultRun.Result result;
        Duration slowest;
        try (DiskWatch disk = new DiskWatch(folder)) {
            result =
                    FaultRun.run(
                            FaultRun.Plan.soup(Duration.ofSeconds(80), 20_261_129),
                            Program.underTest(),
                            folder,
                            new CompletableFuture<>(),
                            System.out);
            slowest = disk.slowest();
        }

        Report report = new Report(result);
        report.write(Path.of("target", "faults.json"));
        System.out.println(report.text());
        assertThat(result.verdict().violations())
                .as("broken promises; the disk took %s ms at most", slowest.toMillis())
                .isEmpty();
        assertThat(result.troubles()).isEmpty();
        Score whole = result.verdict().board().whole();
        assertThat(whole.acked()).isGreaterThan(500);
        assertThat(whole.injections()).isGreaterThan(10);
    }
}
