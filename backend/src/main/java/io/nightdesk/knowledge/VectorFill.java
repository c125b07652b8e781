package io.nightdesk.knowledge;

import io.nightdesk.knowledge.index.Models;
import io.nightdesk.knowledge.index.TextHash;
import io.nightdesk.knowledge.index.Vectors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.springframework.stereotype.Component;

/// Gets the vectors of texts: from memory, from the database, or by embedding them.
@Component
class VectorFill {

    /// Texts that are read from the database at once.
    private static final int PAGE = 2_000;
    /// Texts that are handed to a model at once. Few, so that a customer's question waits for no
    /// more than these.
    private static final int BATCH = 4;

    private final Models models;
    private final VectorStore store;
    private final Vectors vectors;

    VectorFill(Models models, VectorStore store) {
        this.models = models;
        this.store = store;
        this.vectors = new Vectors(models.count());
    }

    Vectors vectors() {
        return vectors;
    }

    /// Loads what the database has of these texts; returns the texts that must be embedded.
    ///
    /// @param texts by their hash
    Map<TextHash, String> load(Map<TextHash, String> texts) {
        vectors.keep(texts.keySet());
        Map<TextHash, String> missing = new LinkedHashMap<>();
        for (int model = 0; model < models.count(); model++) {
            List<TextHash> unknown = unknown(model, List.copyOf(texts.keySet()));
            for (int from = 0; from < unknown.size(); from += PAGE) {
                List<TextHash> page = unknown.subList(from, Math.min(from + PAGE, unknown.size()));
                int of = model;
                store.find(models.id(model), page).forEach((text, v) -> vectors.put(of, text, v));
            }
            for (TextHash text : unknown(model, unknown)) {
                missing.put(text, texts.getOrDefault(text, ""));
            }
        }
        return missing;
    }

    /// Embeds texts and stores their vectors, until told to stop.
    ///
    /// @param done hears after each few texts how many are finished
    void embed(Map<TextHash, String> texts, BooleanSupplier stop, IntConsumer done) {
        List<TextHash> order = List.copyOf(texts.keySet());
        for (int from = 0; from < order.size() && !stop.getAsBoolean(); from += BATCH) {
            List<TextHash> batch = order.subList(from, Math.min(from + BATCH, order.size()));
            for (int model = 0; model < models.count(); model++) {
                embed(model, unknown(model, batch), texts);
            }
            done.accept(from + batch.size());
        }
    }

    private void embed(int model, List<TextHash> batch, Map<TextHash, String> texts) {
        if (batch.isEmpty()) {
            return;
        }
        List<float[]> made =
                models.passages(
                        model, batch.stream().map(text -> texts.getOrDefault(text, "")).toList());
        store.save(models.id(model), batch, made);
        for (int i = 0; i < batch.size(); i++) {
            vectors.put(model, batch.get(i), made.get(i));
        }
    }

    private List<TextHash> unknown(int model, List<TextHash> texts) {
        List<TextHash> unknown = new ArrayList<>();
        for (TextHash text : texts) {
            if (!vectors.has(model, text)) {
                unknown.add(text);
            }
        }
        return unknown;
    }
}
