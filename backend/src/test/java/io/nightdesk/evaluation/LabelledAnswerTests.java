package io.nightdesk.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.evaluation.LabelledAnswer.Source;
import io.nightdesk.knowledge.text.Document;
import io.nightdesk.knowledge.text.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The labelled answers of the sample.
class LabelledAnswerTests {

    private static final Path SAMPLE = Path.of("..", "db", "sample");

    @TempDir private Path folder = Path.of("");

    @Test
    void noLabelIsSoFrequentThatChanceWouldDo() throws IOException {
        List<LabelledAnswer> labelled = LabelledAnswer.read(SAMPLE);

        assertThat(labelled).hasSizeBetween(50, 60).doesNotHaveDuplicates();
        for (Function<LabelledAnswer, Enum<?>> label :
                List.<Function<LabelledAnswer, Enum<?>>>of(
                        LabelledAnswer::suffices, LabelledAnswer::faithful)) {
            Map<Enum<?>, Long> counts =
                    labelled.stream().collect(Collectors.groupingBy(label, Collectors.counting()));
            assertThat(counts.values())
                    .as(counts.toString())
                    .allSatisfy(count -> assertThat(count).isBetween(11L, 34L));
        }
        assertThat(labelled)
                .extracting(LabelledAnswer::lang)
                .contains("en", "de", "fr", "es", "nl");
    }

    @Test
    void whatIsCitedStandsInTheArticleThatIsNamed() throws IOException {
        Map<String, String> articles = articles();

        assertThat(LabelledAnswer.read(SAMPLE))
                .flatExtracting(LabelledAnswer::cites)
                .map(Source.class::cast)
                .allSatisfy(
                        source ->
                                assertThat(articles.get(source.article()))
                                        .as(source.article())
                                        .contains(words(source.quote())));
    }

    @Test
    void aSetWithoutItsOwnTakesThoseOfTheProduct() throws IOException {
        Path dialogues = Files.createFile(folder.resolve("dialogues.jsonl"));

        assertThat(LabelledAnswer.read(dialogues)).isEqualTo(LabelledAnswer.read(SAMPLE));
    }

    /// The words of every public article, by its id.
    private static Map<String, String> articles() throws IOException {
        Map<String, String> articles = new HashMap<>();
        try (Stream<Path> files = Files.list(SAMPLE.resolve("articles"))) {
            for (Path file : files.toList()) {
                String[] parts = Files.readString(file).split("---\n", 3);
                if (!parts[1].contains("internal: true")) {
                    String id = parts[1].lines().findFirst().orElseThrow().substring(4);
                    articles.put(id, words(plain(parts[2])));
                }
            }
        }
        return articles;
    }

    private static String plain(String markdown) {
        return Document.of(markdown).sections().stream()
                .flatMap(section -> section.units().stream())
                .map(Unit::plain)
                .collect(Collectors.joining(" "));
    }

    private static String words(String text) {
        return text.replaceAll("[^\\p{L}\\d]+", " ").strip();
    }
}
