package io.nightdesk.assistant;

import io.nightdesk.llm.Embedder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Tells a wish for a person from other messages by the written examples nearest to it, in the
/// space of the local embedders. Needs a moment after the start; until then it recognises nothing
/// and the rules stand alone.
@Component
class HandoverExamples {

    private static final Logger LOG = LoggerFactory.getLogger(HandoverExamples.class);
    private static final String WISH = "human_request";

    /// Neighbours that vote, each with its cosine.
    private static final int NEAREST = 5;

    /// The share of the vote that a wish needs, and the least cosine of its nearest example. Chosen
    /// by leave-one-out over the examples themselves, so that no question is taken for a wish.
    private static final double SHARE = 0.75;

    private static final double LEAST = 0.45;

    /// Longer messages tell a story; what they want is not in their average.
    private static final int MOST_WORDS = 30;

    private final List<Embedder> embedders;
    private final JsonMapper json;
    private volatile List<Example> examples = List.of();

    HandoverExamples(List<? extends Embedder> embedders, JsonMapper json) {
        this.embedders = List.copyOf(embedders);
        this.json = json;
    }

    /// @param vectors one for each embedder
    private record Example(String label, List<float[]> vectors) {}

    private record Neighbour(String label, double cosine) {}

    /// Whether the message is nearer to examples that ask for a person than to all others.
    boolean asksForPerson(String text) {
        List<Example> known = examples;
        if (known.isEmpty() || text.isBlank() || text.split("\\s+", -1).length > MOST_WORDS) {
            return false;
        }
        return isWish(nearest(vectors(text), known));
    }

    private static boolean isWish(List<Neighbour> neighbours) {
        Map<String, Double> votes = new HashMap<>();
        neighbours.forEach(near -> votes.merge(near.label(), near.cosine(), Double::sum));
        double all = votes.values().stream().mapToDouble(Double::doubleValue).sum();
        return neighbours.getFirst().label().equals(WISH)
                && neighbours.getFirst().cosine() >= LEAST
                && votes.getOrDefault(WISH, 0.0) >= SHARE * all;
    }

    private static List<Neighbour> nearest(List<float[]> vectors, List<Example> known) {
        return known.stream()
                .map(example -> new Neighbour(example.label(), cosine(vectors, example.vectors())))
                .sorted(Comparator.comparingDouble(Neighbour::cosine).reversed())
                .limit(NEAREST)
                .toList();
    }

    private static double cosine(List<float[]> a, List<float[]> b) {
        double sum = 0;
        for (int model = 0; model < a.size(); model++) {
            float[] x = a.get(model);
            float[] y = b.get(model);
            for (int i = 0; i < x.length; i++) {
                sum += x[i] * y[i];
            }
        }
        return sum / a.size();
    }

    private List<float[]> vectors(String text) {
        return embedders.stream().map(embedder -> embedder.embed(text)).toList();
    }

    @EventListener(ApplicationReadyEvent.class)
    void prepare() {
        Thread.ofVirtual().name("handover-examples").start(this::load);
    }

    /// Reads and embeds the examples.
    void load() {
        List<String> labels = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        try {
            String lines =
                    new ClassPathResource("handover/examples.jsonl")
                            .getContentAsString(StandardCharsets.UTF_8);
            for (String line : lines.lines().toList()) {
                JsonNode example = json.readTree(line);
                labels.add(example.path("label").asString());
                texts.add(example.path("text").asString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("handover/examples.jsonl cannot be read", e);
        }
        List<List<float[]>> byModel = embedders.stream().map(e -> e.embedAll(texts)).toList();
        List<Example> loaded = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            int row = i;
            loaded.add(new Example(labels.get(i), byModel.stream().map(m -> m.get(row)).toList()));
        }
        examples = List.copyOf(loaded);
        LOG.debug("{} handover examples are ready", loaded.size());
    }
}
