package io.nightdesk.knowledge;

import io.nightdesk.knowledge.index.CannedIndex;
import io.nightdesk.knowledge.index.IndexedArticle;
import io.nightdesk.knowledge.index.Models;
import io.nightdesk.knowledge.index.SearchIndex;
import io.nightdesk.knowledge.index.TextHash;
import io.nightdesk.knowledge.index.Vectors;
import io.nightdesk.knowledge.index.Weights;
import io.nightdesk.llm.Embedder;
import io.nightdesk.operation.JsonRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A help centre in memory, for measuring: the same chunks, index, scores and quotes as on a
/// server, without its database.
///
/// @param knowledge searches it
/// @param answers quotes from it
public record MemoryKnowledge(Knowledge knowledge, ExtractiveAnswers answers) {

    private static final LocalDate UNKNOWN_DAY = LocalDate.EPOCH;
    private static final int BATCH = 64;

    /// Hears how many texts are embedded.
    @FunctionalInterface
    public interface Listener {
        void embedded(int done, int total);
    }

    /// Texts without titles, in groups.
    public static final String GROUPED = "index.jsonl";

    /// Reads the public articles of a folder: Markdown files in `articles`, or `corpus.jsonl`,
    /// whose entries keep their ids and may lack a title here, or `index.jsonl`.
    public static MemoryKnowledge read(Path folder, List<Embedder> embedders, Listener listener)
            throws IOException {
        Path markdown = folder.resolve("articles");
        Path grouped = folder.resolve(GROUPED);
        List<IndexedArticle> articles =
                Files.isDirectory(markdown)
                        ? markdown(markdown)
                        : corpus(Files.exists(grouped) ? grouped : folder.resolve("corpus.jsonl"));
        return of(articles, new Models(embedders), listener);
    }

    static MemoryKnowledge of(List<IndexedArticle> articles, Models models, Listener listener) {
        Vectors vectors = new Vectors();
        Set<String> texts = new LinkedHashSet<>();
        articles.forEach(article -> texts.addAll(SearchIndex.textsToEmbed(article)));
        embed(List.copyOf(texts), models, vectors, listener);
        IndexHolder holder = new IndexHolder();
        SearchIndex index = new SearchIndex(articles, models, vectors, Weights.DEFAULT);
        holder.replace(new IndexHolder.Snapshot(index, CannedIndex.EMPTY, 0, Instant.EPOCH));
        Knowledge knowledge = new Knowledge(holder, models, Clock.systemUTC());
        return new MemoryKnowledge(
                knowledge, new ExtractiveAnswers(knowledge, new SentenceScores(models)));
    }

    private static void embed(
            List<String> texts, Models models, Vectors vectors, Listener listener) {
        for (int from = 0; from < texts.size(); from += BATCH) {
            List<String> batch = texts.subList(from, Math.min(from + BATCH, texts.size()));
            List<List<float[]>> made = models.passages(batch);
            for (int i = 0; i < batch.size(); i++) {
                vectors.put(TextHash.of(batch.get(i)), made.get(i));
            }
            listener.embedded(from + batch.size(), texts.size());
        }
    }

    static List<IndexedArticle> markdown(Path folder) throws IOException {
        List<IndexedArticle> articles = new ArrayList<>();
        for (ArticleFile file : new ArticleFolder(new JsonMapper(), "en").read(folder)) {
            switch (file) {
                case ArticleFile.Good good -> {
                    if (!good.input().internal()) {
                        articles.add(indexed(good));
                    }
                }
                case ArticleFile.Bad(String source, String reason) ->
                        throw new IOException(source + ": " + reason);
            }
        }
        return articles;
    }

    private static IndexedArticle indexed(ArticleFile.Good file) {
        ArticleInput input = file.input();
        return IndexedArticle.of(
                String.valueOf(input.id()),
                input.title(),
                input.section(),
                input.locale(),
                input.audience(),
                input.validUntil(),
                file.updated() == null ? UNKNOWN_DAY : file.updated(),
                input.body());
    }

    private static List<IndexedArticle> corpus(Path file) {
        return JsonRows.read(file, JsonNode.class).stream()
                .filter(entry -> !entry.path("internal").asBoolean(false))
                .map(MemoryKnowledge::indexed)
                .toList();
    }

    private static IndexedArticle indexed(JsonNode entry) {
        return IndexedArticle.of(
                entry.path("id").asString(),
                entry.path("title").asString(""),
                "",
                entry.path("locale").asString("en"),
                UNKNOWN_DAY,
                entry.path("text").asString(""));
    }
}
