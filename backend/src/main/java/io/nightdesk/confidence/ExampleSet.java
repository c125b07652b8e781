package io.nightdesk.confidence;

import io.nightdesk.knowledge.Signals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The questions of one help centre, as signals only: no text.
///
/// @param licence of the questions, an SPDX identifier
/// @param sha256 of the file of questions
public record ExampleSet(String name, String licence, String sha256, List<Example> examples) {

    private static final String SHIPPED = "confidence/examples.json";

    /// Two questions do not look alike in all four signals by chance.
    private static final double SHARED = 0.1;

    public ExampleSet {
        examples = List.copyOf(examples);
    }

    /// Whether a tenth of these questions are among its own, as they are written: whatever is
    /// fitted on it says nothing of them.
    public boolean knows(List<Example> questions) {
        Set<String> own = examples.stream().map(ExampleSet::row).collect(Collectors.toSet());
        List<Example> telling =
                questions.stream().filter(it -> !it.signals().equals(Signals.NONE)).toList();
        long known = telling.stream().map(ExampleSet::row).filter(own::contains).count();
        return known > SHARED * telling.size();
    }

    /// What every site begins with.
    public static List<ExampleSet> shipped() {
        try {
            return read(new ClassPathResource(SHIPPED).getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(SHIPPED + " cannot be read", e);
        }
    }

    static List<ExampleSet> read(String json) {
        List<ExampleSet> sets = new ArrayList<>();
        for (JsonNode set : new JsonMapper().readTree(json)) {
            List<Example> examples = new ArrayList<>();
            set.path("examples").forEach(row -> examples.add(example(row)));
            sets.add(
                    new ExampleSet(
                            set.path("name").asString(),
                            set.path("licence").asString(),
                            set.path("sha256").asString(),
                            examples));
        }
        return sets;
    }

    private static Example example(JsonNode row) {
        return new Example(
                new Signals(
                        row.path(0).asDouble(),
                        row.path(1).asDouble(),
                        row.path(2).asDouble(),
                        row.path(3).asDouble()),
                row.path(4).asInt() == 1,
                row.path(5).asInt() == 1,
                row.path(6).asInt() == 1);
    }

    /// The form that [#shipped] reads: a row an example, score, lead, sentence and coverage in four
    /// digits, then answerable, first right and one of three as 0 or 1.
    public static String written(List<ExampleSet> sets) {
        JsonMapper json = new JsonMapper();
        StringBuilder text = new StringBuilder("[");
        for (ExampleSet set : sets) {
            Map<String, Object> head = new LinkedHashMap<>();
            head.put("name", set.name());
            head.put("licence", set.licence());
            head.put("sha256", set.sha256());
            String opened = json.writeValueAsString(head);
            text.append(text.length() == 1 ? "\n" : ",\n")
                    .append(opened, 0, opened.length() - 1)
                    .append(",\"examples\":[");
            for (int i = 0; i < set.examples().size(); i++) {
                text.append(i == 0 ? "\n" : ",\n").append(row(set.examples().get(i)));
            }
            text.append("]}");
        }
        return text.append("]\n").toString();
    }

    private static String row(Example example) {
        StringBuilder row = new StringBuilder("[");
        for (double feature : example.features()) {
            row.append(Math.round(feature * 10_000) / 10_000.0).append(',');
        }
        return row.append(example.answerable() ? 1 : 0)
                .append(',')
                .append(example.firstRight() ? 1 : 0)
                .append(',')
                .append(example.oneOfThree() ? 1 : 0)
                .append(']')
                .toString();
    }
}
