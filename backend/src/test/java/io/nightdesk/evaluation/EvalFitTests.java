package io.nightdesk.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/// What is fitted on: written down for a release, and added with `--train`.
@ExtendWith(OutputCaptureExtension.class)
class EvalFitTests extends EvalCommandTest {

    @Test
    void examplesToFitOnHoldNoText() throws IOException {
        Path written = folder.resolve("examples.json");

        run("fit", "--data", folder + "=CC0-1.0", "--out", written.toString());

        assertThat(written).content().contains("CC0-1.0").doesNotContain("boots");
        assertThat(json(Files.readString(written)).path(0).path("examples")).hasSize(2);
    }

    @Test
    void moreExamplesOfIntentsAreAddedToThoseThatAreShipped() throws IOException {
        Files.writeString(
                folder.resolve("utterances.jsonl"),
                """
                {"text":"how long does delivery take","label":"question"}
                {"text":"thanks a lot","label":"smalltalk"}
                {"text":"florble the wumpus","label":"injection"}
                """);
        Path more = Files.createDirectory(folder.resolve("more"));
        Files.writeString(
                more.resolve("utterances.jsonl"),
                "{\"text\":\"florble the wumpus\",\"label\":\"injection\"}\n".repeat(5));

        JsonNode found = json(eval("handover", "--json", "--train", more));

        assertThat(found.path("accuracy").asDouble()).isEqualTo(1);
    }

    @Test
    void moreQuestionsToFitOnAreAddedToThoseThatAreShippedButNeverTheSetItself(
            CapturedOutput output) {
        run("confidence", "--train", folder);

        assertThat(output.getErr())
                .contains("Fitted on sample, rho-bank, mtrag-cloud, clinc150, without these");
    }

    @Test
    void theSameQuestionsInAnotherFileAreNotFittedOnEither(CapturedOutput output)
            throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.copy(folder.resolve("corpus.jsonl"), other.resolve("corpus.jsonl"));
        String first = Files.readAllLines(folder.resolve("queries.jsonl")).getFirst();
        Files.writeString(other.resolve("queries.jsonl"), first + "\r\n");

        run("confidence", "--data", other, "--train", folder);

        assertThat(output.getErr())
                .contains("Fitted on sample, rho-bank, mtrag-cloud, clinc150, without these");
    }

    @Test
    void aLicenceThatNobodyNamesIsWrittenDownAsThat() throws IOException {
        Path written = folder.resolve("examples.json");

        assertThat(run("fit", "--data", folder + "=", "--out", written))
                .contains("Name the licence of " + folder);
        assertThat(written).doesNotExist();

        run("fit", "--data", folder, folder, "--out", written);

        assertThat(json(Files.readString(written)))
                .hasSize(2)
                .allMatch(set -> set.path("licence").asString().equals("NOASSERTION"));
    }
}
