package io.nightdesk.knowledge;

import io.nightdesk.knowledge.index.IndexQuery;
import io.nightdesk.knowledge.index.IndexedArticle;
import io.nightdesk.knowledge.index.Models;
import io.nightdesk.knowledge.index.SearchIndex;
import io.nightdesk.knowledge.index.TextHash;
import io.nightdesk.knowledge.index.Vectors;
import io.nightdesk.knowledge.index.Viewer;
import io.nightdesk.knowledge.index.Weights;
import io.nightdesk.llm.Embedders;
import io.nightdesk.operation.MarkedFile;
import io.nightdesk.operation.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// Measures, on made-up help centres of several sizes, how fast they are embedded, how long a
/// question takes and how much memory the index takes.
@Command(
        name = "measure",
        mixinStandardHelpOptions = true,
        description = {
            "Makes up help centres of the given sizes on this machine, in memory, and prints for",
            "each: texts embedded a second, seconds until it can be searched, milliseconds of a",
            "question (median and 95th percentile of 300, with models), and megabytes.",
            "Above 10,000 chunks the vectors are made up as well: searching them takes as long."
        })
final class KbMeasure implements Callable<Integer> {

    private static final int EMBEDDED = 10_000;
    private static final int CHUNKS_PER_ARTICLE = 5;
    private static final int WORDS_PER_CHUNK = 45;
    private static final int VOCABULARY = 20_000;
    private static final int QUESTIONS = 300;
    private static final int BATCH = 64;
    private static final String BEGIN = "<!-- kb measure -->";
    private static final String TABLE =
            """
            | chunks | embedded/s | ready s | p50 ms | p95 ms | index MB |
            | ---: | ---: | ---: | ---: | ---: | ---: |
            """;
    private static final Viewer ANYBODY = new Viewer(Set.of(), LocalDate.EPOCH);

    @ParentCommand private @Nullable KbCommand parent;

    @Option(
            names = "--chunks",
            split = ",",
            description = "sizes, about 60 words a chunk (default: ${DEFAULT-VALUE})")
    private List<Integer> sizes = List.of(1_000, 10_000, 100_000);

    @Option(
            names = "--out",
            paramLabel = "FILE.md",
            description = {
                "a file with the marks <!-- kb measure --> and <!-- end -->, for the table;",
                "a plot, FILE-growth.svg, is written beside it"
            })
    private @Nullable Path out;

    private final Models models = new Models(Embedders.local());
    private final Random random = new Random(20_261_129);

    /// How a help centre of one size did.
    ///
    /// @param rate texts embedded a second; not a number where the vectors were made up
    /// @param ready seconds
    /// @param p50 milliseconds, as `p95`
    record Size(int chunks, double rate, double ready, double p50, double p95, long megabytes) {

        private String rated() {
            return Double.isNaN(rate) ? "made up" : String.format(Locale.ROOT, "%.1f", rate);
        }

        String line() {
            return String.format(
                    Locale.ROOT,
                    "%6d  %10s  %7.1f  %6.1f  %6.1f  %8d",
                    chunks,
                    rated(),
                    ready,
                    p50,
                    p95,
                    megabytes);
        }

        String row() {
            return String.format(
                    Locale.ROOT,
                    "| %,d | %s | %.1f | %.1f | %.1f | %d |%n",
                    chunks,
                    rated(),
                    ready,
                    p50,
                    p95,
                    megabytes);
        }
    }

    @Override
    public Integer call() throws IOException {
        Progress progress = Objects.requireNonNull(parent).progress();
        progress.say("chunks  embedded/s  ready s  p50 ms  p95 ms  index MB");
        List<Size> measured = new ArrayList<>();
        for (int size : sizes) {
            measured.add(measured(size));
            progress.say(measured.getLast().line());
        }
        if (out != null) {
            write(out, measured);
        }
        return 0;
    }

    private static void write(Path file, List<Size> sizes) throws IOException {
        String name = file.getFileName().toString().replaceFirst("\\.[^.]*$", "") + "-growth.svg";
        Files.writeString(file.resolveSibling(name), GrowthPlot.svg(sizes));
        StringBuilder part = new StringBuilder(TABLE);
        sizes.forEach(size -> part.append(size.row()));
        part.append(
                "%n![Milliseconds of a question as the help centre grows](%s)%n".formatted(name));
        new MarkedFile(file, BEGIN).write(part.toString());
    }

    private Size measured(int chunks) {
        List<IndexedArticle> articles = new ArrayList<>();
        for (int i = 0; i < chunks / CHUNKS_PER_ARTICLE; i++) {
            articles.add(article(i));
        }
        long empty = usedMemory();
        Vectors vectors = new Vectors();
        double rate = chunks <= EMBEDDED ? embed(articles, vectors) : makeUp(articles, vectors);
        long start = System.nanoTime();
        SearchIndex index = new SearchIndex(articles, models, vectors, Weights.DEFAULT);
        if (index.isLarge()) {
            index.compareRoughly();
        }
        double ready = (System.nanoTime() - start) / 1e9;
        double[] millis = ask(index);
        return new Size(
                articles.stream().mapToInt(article -> article.chunks().size()).sum(),
                rate,
                ready,
                millis[millis.length / 2],
                millis[millis.length * 95 / 100],
                (usedMemory() - empty) / (1 << 20));
    }

    private double[] ask(SearchIndex index) {
        double[] millis = new double[QUESTIONS];
        for (int i = -20; i < QUESTIONS; i++) {
            long start = System.nanoTime();
            index.search(new IndexQuery(sentence(12), null, List.of(), "en", ANYBODY), 6);
            if (i >= 0) {
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(millis);
        return millis;
    }

    /// Texts a second.
    private double embed(List<IndexedArticle> articles, Vectors vectors) {
        List<String> texts =
                articles.stream()
                        .flatMap(article -> SearchIndex.textsToEmbed(article).stream())
                        .toList();
        long start = System.nanoTime();
        for (int from = 0; from < texts.size(); from += BATCH) {
            List<String> batch = texts.subList(from, Math.min(from + BATCH, texts.size()));
            List<List<float[]>> made = models.passages(batch);
            for (int i = 0; i < batch.size(); i++) {
                vectors.put(TextHash.of(batch.get(i)), made.get(i));
            }
        }
        return texts.size() / ((System.nanoTime() - start) / 1e9);
    }

    private double makeUp(List<IndexedArticle> articles, Vectors vectors) {
        int dimension = models.question("How long are the vectors?").getFirst().length;
        for (IndexedArticle article : articles) {
            for (String text : SearchIndex.textsToEmbed(article)) {
                vectors.put(TextHash.of(text), List.of(vector(dimension), vector(dimension)));
            }
        }
        return Double.NaN;
    }

    private float[] vector(int dimension) {
        float[] vector = new float[dimension];
        double square = 0;
        for (int i = 0; i < dimension; i++) {
            vector[i] = (float) random.nextGaussian();
            square += vector[i] * vector[i];
        }
        for (int i = 0; i < dimension; i++) {
            vector[i] /= (float) Math.sqrt(square);
        }
        return vector;
    }

    private IndexedArticle article(int number) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < CHUNKS_PER_ARTICLE; i++) {
            body.append("\n\n## ").append(sentence(3)).append("\n\n");
            for (int words = 0; words < WORDS_PER_CHUNK; words += 15) {
                body.append(sentence(15)).append(". ");
            }
        }
        return IndexedArticle.of(
                "article-" + number, sentence(5), "", "en", LocalDate.EPOCH, body.toString());
    }

    /// Made-up words, few of them often and most of them seldom, as in a language.
    private String sentence(int words) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            int rank = (int) Math.pow(VOCABULARY, random.nextDouble());
            text.append(i == 0 ? "" : " ").append(word(rank));
        }
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static String word(int rank) {
        StringBuilder word = new StringBuilder();
        for (int left = rank + 20; left > 0; left /= 20) {
            word.append("bdfghklmnprstvwzcjqx".charAt(left % 20)).append("aeiou".charAt(left % 5));
        }
        return word.toString();
    }

    private static long usedMemory() {
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
