package io.nightdesk.knowledge.index;

import io.nightdesk.knowledge.text.Chunk;
import io.nightdesk.knowledge.text.Section;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// What a question is compared with.
///
/// @param chunks of all articles, in their order
/// @param titles in the order of the articles
/// @param wholes in the order of the articles
/// @param likely the likely questions of those sections that have some
record IndexParts(
        List<Entry> chunks,
        List<Meaning> titles,
        List<WholeMeaning> wholes,
        List<List<Meaning>> likely,
        WordIndex chunkWords,
        WordIndex articleWords,
        Models models,
        Weights weights) {

    /// One chunk.
    ///
    /// @param article its place among the articles
    /// @param likely the index of its section in [IndexParts#likely]; -1 if nobody was asked about
    ///     it
    record Entry(int article, Chunk chunk, Meaning meaning, int likely) {}

    static IndexParts of(
            List<IndexedArticle> articles,
            Map<TextHash, List<String>> likely,
            Models models,
            Vectors vectors,
            Weights weights) {
        List<Entry> chunks = new ArrayList<>();
        List<WholeMeaning> wholes = new ArrayList<>();
        List<WordIndex.Row> rows = new ArrayList<>();
        List<List<Meaning>> asked = new ArrayList<>();
        for (int i = 0; i < articles.size(); i++) {
            IndexedArticle article = articles.get(i);
            Map<Integer, Integer> askedOf = addLikely(article, likely, vectors, asked);
            List<Meaning> meanings = new ArrayList<>();
            for (Chunk chunk : article.chunks()) {
                String text = chunk.toEmbed(article.title());
                Meaning meaning = new Meaning(text, vectors);
                meanings.add(meaning);
                chunks.add(new Entry(i, chunk, meaning, askedOf.getOrDefault(chunk.section(), -1)));
                rows.add(new WordIndex.Row(article.language(), text));
            }
            wholes.add(new WholeMeaning(meanings));
        }
        return new IndexParts(
                chunks,
                articles.stream().map(it -> new Meaning(it.title(), vectors)).toList(),
                wholes,
                asked,
                new WordIndex(rows),
                new WordIndex(articles.stream().map(IndexParts::allWords).toList()),
                models,
                weights);
    }

    /// Adds the likely questions of an article's sections to those of others; returns where.
    private static Map<Integer, Integer> addLikely(
            IndexedArticle article,
            Map<TextHash, List<String>> likely,
            Vectors vectors,
            List<List<Meaning>> all) {
        Map<Integer, Integer> bySection = new HashMap<>();
        List<Section> sections = likely.isEmpty() ? List.of() : article.document().sections();
        for (int i = 0; i < sections.size(); i++) {
            List<String> questions = likely.get(TextHash.of(article.textOf(sections.get(i))));
            if (questions != null) {
                bySection.put(i, all.size());
                all.add(questions.stream().map(it -> new Meaning(it, vectors)).toList());
            }
        }
        return bySection;
    }

    private static WordIndex.Row allWords(IndexedArticle article) {
        StringBuilder text = new StringBuilder(article.title());
        for (Section section : article.document().sections()) {
            text.append('\n').append(section.heading()).append('\n').append(section.plain());
        }
        return new WordIndex.Row(article.language(), text.toString());
    }

    /// What the models read of a question: mistyped words mislead them more than a reader. A word
    /// that they know is meant, even if no article has it.
    String repaired(String text) {
        return chunkWords.repaired(text, SearchIndex.MODEL_LANGUAGE, models::know);
    }

    /// Whether every text has its vectors.
    boolean isEmbedded() {
        return titles.stream().noneMatch(Meaning::isMissing)
                && chunks.stream().map(Entry::meaning).noneMatch(Meaning::isMissing);
    }

    /// All chunks, and the likely questions as further vectors of the chunks of their section.
    RoughVectors rough() {
        List<Meaning> texts = new ArrayList<>();
        List<int[]> meant = new ArrayList<>();
        Map<Integer, int[]> bySection = new HashMap<>();
        for (int i = 0; i < chunks.size(); i++) {
            Entry chunk = chunks.get(i);
            texts.add(chunk.meaning());
            meant.add(new int[] {i});
            if (chunk.likely() >= 0) {
                bySection.merge(chunk.likely(), new int[] {i}, IndexParts::joined);
            }
        }
        bySection.forEach(
                (section, answering) -> {
                    for (Meaning question : likely.get(section)) {
                        if (!question.isMissing()) {
                            texts.add(question);
                            meant.add(answering);
                        }
                    }
                });
        return new RoughVectors(texts, meant);
    }

    private static int[] joined(int[] some, int[] more) {
        return IntStream.concat(Arrays.stream(some), Arrays.stream(more)).toArray();
    }
}
