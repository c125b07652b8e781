package io.nightdesk.knowledge;

import io.nightdesk.knowledge.index.Models;
import io.nightdesk.knowledge.index.TextHash;
import io.nightdesk.knowledge.index.Vectors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Gets the vectors of texts: from memory, from the database, from the build if they are the
/// sample's, or by embedding them.
@Component
class VectorFill {

    /// Texts that are read from the database at once.
    private static final int PAGE = 2_000;
    /// Texts that are handed to the models at once. Few, so that a customer's question waits for no
    /// more than these.
    private static final int BATCH = 8;

    private final Models models;
    private final VectorStore store;
    private final Vectors vectors = new Vectors();

    VectorFill(Models models, VectorStore store) {
        this.models = models;
        this.store = store;
    }

    Vectors vectors() {
        return vectors;
    }

    /// Loads what there is of these texts; returns the texts that must be embedded.
    ///
    /// @param texts by their hash
    Map<TextHash, String> load(Map<TextHash, String> texts) {
        vectors.keep(texts.keySet());
        List<TextHash> unknown = missing(texts);
        for (int from = 0; from < unknown.size(); from += PAGE) {
            find(unknown.subList(from, Math.min(from + PAGE, unknown.size())));
        }
        takeSample(missing(texts));
        Map<TextHash, String> left = new LinkedHashMap<>(texts);
        left.keySet().removeIf(vectors::has);
        return left;
    }

    private List<TextHash> missing(Map<TextHash, String> texts) {
        return texts.keySet().stream().filter(text -> !vectors.has(text)).toList();
    }

    private void find(List<TextHash> page) {
        List<Map<TextHash, float[]>> byModel = new ArrayList<>();
        for (int model = 0; model < models.count(); model++) {
            byModel.add(store.find(models.id(model), page));
        }
        for (TextHash text : page) {
            List<float[]> found =
                    byModel.stream().flatMap(it -> Stream.ofNullable(it.get(text))).toList();
            if (found.size() == models.count()) {
                vectors.put(text, found);
            }
        }
    }

    private void takeSample(List<TextHash> missing) {
        if (missing.isEmpty()) {
            return;
        }
        Map<TextHash, List<float[]>> sample = SampleVectors.read(models);
        List<TextHash> texts = missing.stream().filter(sample::containsKey).toList();
        keep(texts, texts.stream().map(text -> sample.getOrDefault(text, List.of())).toList());
    }

    /// Embeds texts in their order and stores their vectors, until told to stop.
    ///
    /// @param goOn asked after each few texts, with how many are finished
    void embed(Map<TextHash, String> texts, IntPredicate goOn) {
        List<TextHash> order = List.copyOf(texts.keySet());
        int done = 0;
        do {
            List<TextHash> batch = order.subList(done, Math.min(done + BATCH, order.size()));
            keep(
                    batch,
                    models.passages(batch.stream().map(it -> texts.getOrDefault(it, "")).toList()));
            done += batch.size();
        } while (done < order.size() && goOn.test(done));
    }

    /// @param made as many as `texts`, in their order
    private void keep(List<TextHash> texts, List<List<float[]>> made) {
        for (int model = 0; model < models.count(); model++) {
            int of = model;
            store.save(models.id(model), texts, made.stream().map(it -> it.get(of)).toList());
        }
        for (int i = 0; i < texts.size(); i++) {
            vectors.put(texts.get(i), made.get(i));
        }
    }
}
