package io.nightdesk.llm;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A quantised ONNX model out of a jar. Loads on first use or at [#warmUp], whichever is earlier.
final class OnnxEmbedder implements Embedder, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OnnxEmbedder.class);

    private static final String WARM_UP_TEXT = "Where is my parcel, and can I send it back?";

    private final String id;
    private final Supplier<SentenceEncoder> loader;
    private final ExecutorService threads;
    private final Map<String, float[]> recent = Collections.synchronizedMap(new Recent());
    private final AtomicReference<@Nullable CompletableFuture<SentenceEncoder>> model =
            new AtomicReference<>();

    OnnxEmbedder(String id, Supplier<SentenceEncoder> loader) {
        this.id = id;
        this.loader = loader;
        // A text keeps one core busy. Two models of two threads leave room for customers' messages
        // on a larger machine, and fill a small one.
        this.threads =
                Executors.newFixedThreadPool(
                        2, Thread.ofPlatform().daemon().name("embedder-" + id + "-", 0).factory());
    }

    /// Starts loading in the background; returns at once.
    void warmUp() {
        var _ = model();
    }

    @Override
    public String id() {
        return id;
    }

    /// A customer's message is asked for again within moments: for its intent, for canned answers,
    /// for the search, and for the sentences to quote.
    @Override
    public float[] embed(String text) {
        float[] known = recent.get(text);
        if (known != null) {
            return known;
        }
        float[] vector = join(submit(text));
        recent.put(text, vector);
        return vector;
    }

    @Override
    public List<float[]> embedAll(List<String> texts) {
        if (texts.size() == 1) {
            return List.of(embed(texts.getFirst()));
        }
        List<Future<float[]>> vectors = texts.stream().map(this::submit).toList();
        return vectors.stream().map(OnnxEmbedder::join).toList();
    }

    @Override
    public boolean knows(String word) {
        return model().join().isOneToken(word);
    }

    @Override
    public boolean ready() {
        CompletableFuture<SentenceEncoder> loading = model.get();
        return loading != null && loading.state() == Future.State.SUCCESS;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            // The process must not end inside native code, or it aborts instead.
            if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("embedder {} is still at work", id);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Future<float[]> submit(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("Blank text has no meaning to embed");
        }
        CompletableFuture<SentenceEncoder> loaded = model();
        Callable<float[]> work = () -> loaded.join().encode(text);
        return threads.submit(work);
    }

    private CompletableFuture<SentenceEncoder> model() {
        CompletableFuture<SentenceEncoder> already = model.get();
        if (already != null) {
            return already;
        }
        CompletableFuture<SentenceEncoder> mine = new CompletableFuture<>();
        if (!model.compareAndSet(null, mine)) {
            return model();
        }
        Thread.ofPlatform().daemon().name("embedder-" + id + "-load").start(() -> load(mine));
        return mine;
    }

    private void load(CompletableFuture<SentenceEncoder> into) {
        try {
            SentenceEncoder loaded = loader.get();
            // The first run takes several times as long as the next ones.
            loaded.encode(WARM_UP_TEXT);
            into.complete(loaded);
        } catch (RuntimeException | LinkageError failure) {
            into.completeExceptionally(failure);
        }
    }

    private static float[] join(Future<float[]> vector) {
        try {
            return vector.get();
        } catch (InterruptedException interrupted) {
            vector.cancel(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while embedding", interrupted);
        } catch (ExecutionException failure) {
            throw new IllegalStateException("The embedding model failed", failure.getCause());
        }
    }

    /// The last few texts and their vectors.
    private static final class Recent extends LinkedHashMap<String, float[]> {

        private static final long serialVersionUID = 1L;
        private static final int MOST = 64;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, float[]> eldest) {
            return size() > MOST;
        }
    }
}
