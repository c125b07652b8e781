package io.nightdesk.faults;

import static io.nightdesk.faults.Story.ONE;
import static io.nightdesk.faults.Story.PHONE;
import static io.nightdesk.faults.Story.TALK;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is left of a run that breaks off.
class AccountTests {

    private static final FaultRun.Plan PLAN = FaultRun.Plan.soup(Duration.ofMinutes(1), 7);

    private final Account account = new Account(PLAN);

    @Test
    void whatWasSeenBeforeARunBrokeOffIsCountedAndChecked() {
        account.part(this::ackAndBreakOff);

        FaultRun.Result result = account.close(() -> new Truth(List.of(), List.of()));

        assertThat(result.verdict().board().whole().figures())
                .containsEntry("sent", 1)
                .containsEntry("acked", 1)
                .containsEntry("lost", 1);
        assertThat(result.verdict().violations())
                .extracting(Violation::invariant)
                .containsExactly(Invariant.I1);
        assertThat(result.troubles()).singleElement().asString().contains("no answer");
        assertThat(result.status()).isEqualTo("violated");
    }

    @Test
    void whatCannotBeComparedWithTheDatabaseIsCounted() {
        account.part(this::ackAndBreakOff);

        FaultRun.Result result =
                account.close(
                        () -> {
                            throw new IllegalStateException("no database");
                        });

        assertThat(result.verdict().board().whole().figures())
                .containsEntry("sent", 1)
                .containsEntry("acked", 1)
                .containsEntry("lost", 0);
        assertThat(result.troubles()).hasSize(3).last().asString().contains("not checked");
        assertThat(result.isClean()).isFalse();
        assertThat(result.status()).isEqualTo("stumbled");
    }

    @Test
    void aRunThatCannotEvenBeginLeavesAScoreboard(@TempDir Path folder) throws Exception {
        Path noFolder = Files.writeString(folder.resolve("file"), "");

        FaultRun.Result result =
                FaultRun.run(
                        PLAN,
                        new Program(List.of("none")),
                        noFolder,
                        new CompletableFuture<>(),
                        System.out);
        Path json = folder.resolve("new/faults.json");
        new Report(result).write(json);

        assertThat(result.isClean()).isFalse();
        assertThat(Files.readString(json)).contains("\"status\" : \"stumbled\"", "broke off");
    }

    private void ackAndBreakOff() {
        account.history().add(at -> new History.Invoked(at, PHONE, TALK, ONE, "Hello?"));
        account.history().add(at -> new History.Acked(at, TALK, ONE, 1));
        throw new AssertionError("no answer");
    }
}
