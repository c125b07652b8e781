package io.nightdesk.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.llm.FaultServer;
import io.nightdesk.llm.Script;
import io.nightdesk.testing.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// A command that starts a product of its own, as a process.
@Tag("slow")
class TrialCommandTests {

    @TempDir private Path folder = Path.of("");

    @Test
    void aTrialPrintsOneObjectAndLeavesNothingBehind() throws IOException {
        Path dialogues = folder.resolve("dialogues.jsonl");
        Files.writeString(
                dialogues,
                """
                {"id": "gift", "lang": "en", "steps": [{"say": "Do gift cards expire?", "outcome": "helped"}]}
                """);
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        try (Product product =
                Product.start(
                        folder,
                        Map.of("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary),
                        "eval",
                        "dialogue",
                        "--data",
                        dialogues.toString(),
                        "--provider",
                        "none",
                        "--json")) {
            assertThat(product.awaitEnd()).as(product.said()).isZero();

            List<String> objects =
                    product.said().lines().filter(line -> line.startsWith("{")).toList();
            assertThat(objects).hasSize(1);
            assertThat(
                            JsonMapper.shared()
                                    .readTree(objects.getFirst())
                                    .path("without_outcome")
                                    .asInt(-1))
                    .isZero();
            try (Stream<Path> left = Files.list(temporary)) {
                assertThat(left.map(Path::getFileName).map(Path::toString))
                        .noneMatch(name -> name.startsWith("nightdesk-"));
            }
        }
    }

    @Test
    void aConfiguredModelAnswersAndJudgesWhatItAnswered() throws IOException {
        Path dialogues = folder.resolve("dialogues.jsonl");
        Files.writeString(
                dialogues,
                """
                {"id": "gift", "lang": "en", "steps": [{"say": "Do gift cards expire?", "outcome": "answered"}]}
                """);
        Path summary = folder.resolve("quality.md");
        Files.writeString(summary, "<!-- eval dialogue -->\n\n<!-- end -->\n");
        try (FaultServer provider = FaultServer.start()) {
            provider.replies(
                    asked ->
                            Script.good(
                                    asked.body().contains("You judge an answer")
                                            ? "{\"suffices\": \"yes\", \"faithful\": \"yes\"}"
                                            : "They are valid for 3 years. [p1]"));
            try (Product product =
                    Product.start(
                            folder,
                            Map.of(
                                    "NIGHTDESK_LLM_PROVIDER", "openai",
                                    "NIGHTDESK_LLM_URL", provider.url(),
                                    "NIGHTDESK_LLM_MODEL", "first",
                                    "NIGHTDESK_LLM_KEY", "none"),
                            "eval",
                            "dialogue",
                            "--data",
                            dialogues.toString(),
                            "--provider",
                            "configured",
                            "--summary",
                            summary.toString())) {
                assertThat(product.awaitEnd()).as(product.said()).isZero();

                assertThat(product.said()).contains("judge", "agreement", "not_judged 0");
                assertThat(summary)
                        .content()
                        .contains(
                                "| **1.00** 1.00–1.00 | **1.00** 1.00–1.00 | **0.00** 0.00–0.00 |");
            }
        }
    }
}
