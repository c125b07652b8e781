package io.nightdesk.knowledge.index;

import io.nightdesk.llm.Embedder;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// The embedding models, in a fixed order.
public final class Models {

    /// Longer texts are cut before they are embedded; the models read about 380 words at once.
    private static final int MOST_CHARACTERS = 2_000;

    /// The BGE models were trained with this before a question and nothing before a passage
    /// (model card of BAAI/bge-small-en-v1.5).
    private static final String BGE_QUESTION =
            "Represent this sentence for searching relevant passages: ";

    private final List<Embedder> embedders;

    public Models(List<Embedder> embedders) {
        this.embedders = List.copyOf(embedders);
    }

    public int count() {
        return embedders.size();
    }

    public String id(int model) {
        return embedders.get(model).id();
    }

    public boolean ready() {
        return embedders.stream().allMatch(Embedder::ready);
    }

    /// A question's vector of each model, in their order; the models work at the same time.
    public List<float[]> question(String text) {
        String cut = cut(text);
        List<CompletableFuture<float[]>> vectors =
                embedders.stream()
                        .map(embedder -> start(embedder, asQuestion(embedder, cut)))
                        .toList();
        return vectors.stream().map(CompletableFuture::join).toList();
    }

    /// The vectors of passages of one model, in their order.
    public List<float[]> passages(int model, List<String> texts) {
        return embedders.get(model).embedAll(texts.stream().map(Models::cut).toList());
    }

    private static CompletableFuture<float[]> start(Embedder embedder, String text) {
        CompletableFuture<float[]> vector = new CompletableFuture<>();
        Thread.startVirtualThread(
                () -> {
                    try {
                        vector.complete(embedder.embed(text));
                    } catch (RuntimeException e) {
                        vector.completeExceptionally(e);
                    }
                });
        return vector;
    }

    private static String asQuestion(Embedder embedder, String text) {
        return embedder.id().startsWith("bge-") ? BGE_QUESTION + text : text;
    }

    private static String cut(String text) {
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS);
    }
}
