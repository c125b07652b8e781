package io.nightdesk.knowledge.index;

import io.nightdesk.llm.Embedder;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

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

    /// Whether the models have learnt this word.
    boolean know(String word) {
        return embedders.stream().anyMatch(embedder -> embedder.knows(word));
    }

    /// A question's vector of each model, in their order; the models work at the same time.
    public List<float[]> question(String text) {
        String cut = cut(text);
        return together(embedder -> embedder.embed(asQuestion(embedder, cut)));
    }

    /// For each passage its vector of each model; the models work at the same time.
    public List<List<float[]>> passages(List<String> texts) {
        List<String> cut = texts.stream().map(Models::cut).toList();
        List<List<float[]>> byModel = together(embedder -> embedder.embedAll(cut));
        return IntStream.range(0, texts.size())
                .mapToObj(text -> byModel.stream().map(vectors -> vectors.get(text)).toList())
                .toList();
    }

    /// The vectors of passages of one model, in their order.
    public List<float[]> passages(int model, List<String> texts) {
        return embedders.get(model).embedAll(texts.stream().map(Models::cut).toList());
    }

    private <T> List<T> together(Function<Embedder, T> work) {
        List<CompletableFuture<T>> done =
                embedders.stream().map(embedder -> start(() -> work.apply(embedder))).toList();
        return done.stream().map(CompletableFuture::join).toList();
    }

    private static <T> CompletableFuture<T> start(Supplier<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Thread.startVirtualThread(
                () -> {
                    try {
                        done.complete(work.get());
                    } catch (RuntimeException e) {
                        done.completeExceptionally(e);
                    }
                });
        return done;
    }

    private static String asQuestion(Embedder embedder, String text) {
        return embedder.id().startsWith("bge-") ? BGE_QUESTION + text : text;
    }

    private static String cut(String text) {
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS);
    }
}
