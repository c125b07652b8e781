package io.nightdesk.faults;

import static io.nightdesk.faults.Story.ONE;
import static io.nightdesk.faults.Story.PHONE;
import static io.nightdesk.faults.Story.SECOND;
import static io.nightdesk.faults.Story.TALK;
import static io.nightdesk.faults.Story.TWO;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What the scoreboard looks like, which others read by its keys.
class ReportTests {

    /// As issues and other programs name them.
    private static final String[] KEYS = {
        "sent",
        "acked",
        "lost",
        "duplicated",
        "reordered",
        "gaps",
        "turns_without_answer",
        "turns_with_two_answers",
        "bot_after_human",
        "resume_ms_p50",
        "resume_ms_p99",
        "injections"
    };

    private static final FaultRun.Plan PLAN = FaultRun.Plan.soup(Duration.ofMinutes(2), 42);

    private final Story story = new Story();

    @Test
    void theJsonHasItsFiguresForTheWholeRunAndForEachFault() {
        JsonNode json = ClientTools.JSON.readTree(new Report(aRun()).json());

        assertThat(json.propertyNames())
                .contains(KEYS)
                .contains("status", "seed", "seconds", "took_seconds", "kinds", "violations");
        assertThat(json.path("status").asString()).isEqualTo("violated");
        assertThat(json.path("seed").asLong()).isEqualTo(42);
        assertThat(json.path("kinds").asInt()).isEqualTo(2);
        assertThat(json.path("sent").asInt()).isEqualTo(2);
        assertThat(json.path("lost").asInt()).isEqualTo(1);
        assertThat(json.path("resume_ms_p50").asInt()).isEqualTo(2_000);
        JsonNode faults = json.path("faults");
        assertThat(faults.size()).isEqualTo(32);
        for (JsonNode fault : faults) {
            assertThat(fault.propertyNames()).contains(KEYS).contains("title", "status");
        }
        assertThat(faults.path("F1").path("status").asString()).isEqualTo("violated");
        assertThat(faults.path("F1").path("lost").asInt()).isEqualTo(1);
        assertThat(faults.path("F1").path("injections").asInt()).isEqualTo(1);
        assertThat(faults.path("F6").path("status").asString()).isEqualTo("held");
        assertThat(faults.path("F6").path("acked").asInt()).isEqualTo(1);
    }

    @Test
    void whatWasNotInjectedSaysWhyAndCountsForNothing() {
        JsonNode fault =
                ClientTools.JSON.readTree(new Report(aRun()).json()).path("faults").path("F27");

        assertThat(fault.path("status").asString()).isEqualTo("not run");
        assertThat(fault.path("reason").asString()).contains("no tools");
        assertThat(fault.path("injections").asInt()).isZero();
        assertThat(fault.path("lost").isNull()).isTrue();
    }

    @Test
    void peopleReadTheSame() {
        String text = new Report(aRun()).text();

        assertThat(text.lines().findFirst().orElseThrow())
                .contains("inj", "sent", "acked", "lost", "dup", "reord", "gaps", "no answer")
                .contains("two answers", "bot after human", "p50 ms", "p99 ms", "ack gap ms");
        assertThat(text)
                .containsPattern("F1 +a node is killed +1 +1 +1 +1 +0 ")
                .containsPattern("F6 +Redis is killed +1 +1 +1 +0 +0 ")
                .contains("F27  not run: a crash after a tool has run")
                .contains("VIOLATED I1 (no acknowledged message is lost)")
                .contains("seed 42: 2 injections of 2 kinds of fault, 2 messages acknowledged");
    }

    @Test
    void thePageHasTheSameTableAndWhatHappened(@TempDir Path folder) throws IOException {
        new Report(aRun()).write(folder.resolve("faults.json"));

        assertThat(Files.readString(folder.resolve("faults.html")))
                .contains("<td>F1</td><td>a node is killed</td><td>1</td><td>1</td><td>1</td>")
                .contains("VIOLATED I1", "kill -9 of node &lt;1&gt;");
    }

    @Test
    void ofWhatCouldNotBeBuiltThereIsAScoreboardToo(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("new/faults.json");

        Unbuilt.write(file, 42);

        JsonNode json = ClientTools.JSON.readTree(Files.readString(file));
        assertThat(json.propertyNames()).contains(KEYS);
        assertThat(json.path("status").asString()).isEqualTo("stumbled");
        assertThat(json.path("troubles").size()).isEqualTo(1);
        assertThat(json.path("faults").size()).isEqualTo(32);
        for (JsonNode fault : json.path("faults")) {
            assertThat(fault.propertyNames()).contains(KEYS).contains("reason");
            assertThat(fault.path("status").asString()).isEqualTo("not run");
        }
    }

    @Test
    void faultsThatCameAloneHaveTheirFiguresWithTargets() {
        EachReport report = new EachReport(42);
        report.add(FaultKind.F1, aRun());

        JsonNode json = ClientTools.JSON.readTree(report.json());

        assertThat(json.propertyNames()).containsExactlyInAnyOrder("status", "seed", "faults");
        JsonNode fault = json.path("faults").path("F1");
        assertThat(fault.propertyNames()).contains(KEYS);
        assertThat(fault.path("alone").path("F1").path("resume_ms").propertyNames())
                .containsExactly("n", "p50", "p95", "worst", "target", "hit");
    }

    /// A killed node loses a message, and dead Redis none.
    private FaultRun.Result aRun() {
        story.waiting();
        story.entries.add(new History.Injected(story.tick(), "F1", 1));
        story.invoke(PHONE, ONE);
        story.ack(ONE, 1);
        story.entries.add(new History.Away(story.tick(), PHONE, story.now));
        story.now += 2 * SECOND;
        story.entries.add(new History.Back(story.tick(), PHONE));
        story.entries.add(new History.Healed(story.tick(), "F1", 1));
        story.now += 60 * SECOND;
        story.entries.add(new History.Injected(story.tick(), "F6", 2));
        story.invoke(PHONE, TWO);
        story.said(2, TWO);
        story.entries.add(new History.Acked(story.tick(), TALK, TWO, 2));
        story.entries.add(new History.Healed(story.tick(), "F6", 2));
        return new FaultRun.Result(
                PLAN,
                "everything",
                story.check(),
                Costs.of(story.entries),
                121,
                0,
                List.of("   1.00 s  F1   nodes 1       kill -9 of node <1>"),
                List.of());
    }
}
