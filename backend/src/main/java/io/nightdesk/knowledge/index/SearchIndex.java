package io.nightdesk.knowledge.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The published articles at one moment, ready to be searched. Safe from any thread. Its articles
/// and words never change; vectors that are still to be made are taken up as they come.
///
/// Every vector is compared: 4,000 chunks take 2 ms, 50,000 about 60. Beyond that all may be
/// [compared roughly][#compareRoughly] first, which leaves a thousand.
public final class SearchIndex {

    /// The language that the embedding models have learnt.
    static final String MODEL_LANGUAGE = "en";

    /// Longer histories are cut at the front; old turns say little about the question.
    private static final int MOST_HISTORY = 1_500;

    /// So many chunks are compared in less time than the models need for the question.
    private static final int MANY = 50_000;

    /// Chunks that seem nearest are scored exactly, and those that the words find.
    private static final int NEAREST = 1_000;

    private static final int BY_WORDS = 200;

    /// The first result is compared with the next nine.
    private static final int COMPARED = 10;

    /// Scores so far apart differ by a factor of e in the lead.
    private static final double NEAR = 0.05;

    private final List<IndexedArticle> articles;
    private final Map<String, Integer> rowOf = new HashMap<>();
    private final int[] firstChunk;
    private final IndexParts parts;
    private volatile @Nullable RoughVectors rough;

    public SearchIndex(
            List<IndexedArticle> articles, Models models, Vectors vectors, Weights weights) {
        this(articles, Map.of(), models, vectors, weights);
    }

    /// @param likely questions that customers are likely to ask, by the [IndexedArticle#textOf] of
    ///     the section that answers them; they help to find it and are never shown
    public SearchIndex(
            List<IndexedArticle> articles,
            Map<TextHash, List<String>> likely,
            Models models,
            Vectors vectors,
            Weights weights) {
        this.articles = List.copyOf(articles);
        this.parts = IndexParts.of(articles, likely, models, vectors, weights);
        this.firstChunk = new int[articles.size()];
        int chunks = 0;
        for (int i = 0; i < articles.size(); i++) {
            rowOf.put(articles.get(i).id(), i);
            firstChunk[i] = chunks;
            chunks += articles.get(i).chunks().size();
        }
    }

    /// The texts whose vectors an article needs: its title and its chunks.
    public static Set<String> textsToEmbed(IndexedArticle article) {
        Set<String> texts = new LinkedHashSet<>();
        texts.add(article.title());
        article.chunks().forEach(chunk -> texts.add(chunk.toEmbed(article.title())));
        texts.removeIf(String::isBlank);
        return texts;
    }

    /// Whether every text has its vectors.
    public boolean isEmbedded() {
        return parts.isEmbedded();
    }

    /// Whether there are so many chunks that comparing all of them is slow.
    public boolean isLarge() {
        return parts.chunks().size() > MANY;
    }

    /// Compares roughly from now on, and only what is near then and what the words find exactly.
    /// Does nothing before all texts are embedded.
    public void compareRoughly() {
        if (!isEmbedded() || articles.isEmpty()) {
            return;
        }
        rough = parts.rough();
    }

    public List<IndexedArticle> articles() {
        return articles;
    }

    public Optional<IndexedArticle> article(String id) {
        return Optional.ofNullable(rowOf.get(id)).map(articles::get);
    }

    /// Finds the articles that fit a question best, among those that the viewer may find. Articles
    /// in its language only, if there are any; else in all languages.
    public Ranking search(IndexQuery query, int limit) {
        String language = language(query.text(), query.locale());
        BitSet among = among(language, query.viewer());
        if (among.isEmpty() || query.text().isBlank()) {
            return new Ranking(List.of(), language, 0, 0);
        }
        List<Hit> ranked = ranked(query, among, !language.equals(MODEL_LANGUAGE));
        return new Ranking(
                ranked.subList(0, Math.min(limit, ranked.size())),
                language,
                lead(ranked),
                coverage(query.text(), ranked));
    }

    /// What to rank: the viewer's articles in a language, or else in all languages.
    private BitSet among(String language, Viewer viewer) {
        BitSet all = new BitSet();
        BitSet own = new BitSet();
        for (int i = 0; i < articles.size(); i++) {
            IndexedArticle article = articles.get(i);
            if (article.isFor(viewer)) {
                all.set(i);
                own.set(i, article.language().equals(language));
            }
        }
        return own.isEmpty() ? all : own;
    }

    private List<Hit> ranked(IndexQuery query, BitSet among, boolean foreign) {
        List<Term> terms = terms(query, among, foreign);
        double all = terms.stream().mapToDouble(Term::weight).sum();
        QuestionScores asked = terms.getFirst().scores();
        @Nullable Hit[] best = new Hit[articles.size()];
        for (int i : candidates(terms, among)) {
            IndexParts.Entry chunk = parts.chunks().get(i);
            int at = chunk.article();
            if (among.get(at)) {
                double score = 0;
                for (Term term : terms) {
                    score += term.weight() * term.scores().score(i) / all;
                }
                Hit before = best[at];
                if (before == null || score > before.score()) {
                    best[at] = new Hit(articles.get(at), chunk.chunk(), score, asked.cosine(i));
                }
            }
        }
        return Arrays.stream(best)
                .filter(Objects::nonNull)
                .sorted(Comparator.comparingDouble(Hit::score).reversed())
                .toList();
    }

    /// The chunks to score: all, or those that a rough comparison and the words find.
    private int[] candidates(List<Term> terms, BitSet among) {
        int size = parts.chunks().size();
        RoughVectors vectors = rough;
        if (vectors == null) {
            return IntStream.range(0, size).toArray();
        }
        BitSet chunks = new BitSet(size);
        for (int i = 0; i < size; i++) {
            chunks.set(i, among.get(parts.chunks().get(i).article()));
        }
        BitSet found = new BitSet(size);
        for (Term term : terms) {
            vectors.find(term.scores().question(), NEAREST, chunks, found);
            term.scores().findByWords(BY_WORDS, chunks, found);
        }
        return found.stream().toArray();
    }

    /// One text of a query and what its scores count for.
    private record Term(QuestionScores scores, double weight) {}

    /// The translation, if there is one, the message, and all messages, if there were earlier ones.
    private List<Term> terms(IndexQuery query, BitSet among, boolean foreign) {
        Set<String> languages =
                among.stream()
                        .mapToObj(article -> articles.get(article).language())
                        .collect(Collectors.toSet());
        Weights weights = parts.weights();
        List<Term> terms = new ArrayList<>();
        String translation = query.translation();
        if (translation != null) {
            boolean learnt = languages.contains(MODEL_LANGUAGE);
            terms.add(new Term(scores(translation, languages, !learnt), weights.translation()));
        }
        terms.add(new Term(scores(query.text(), languages, foreign), 1));
        String history = history(query.earlier(), query.text());
        if (!history.isEmpty()) {
            terms.add(new Term(scores(history, languages, foreign), weights.history()));
        }
        return terms;
    }

    private QuestionScores scores(String text, Set<String> languages, boolean foreign) {
        return new QuestionScores(parts, text, languages, foreign, rough == null);
    }

    private static String history(List<String> earlier, String text) {
        if (earlier.stream().allMatch(String::isBlank)) {
            return "";
        }
        String all = String.join("\n", earlier) + "\n" + text;
        return all.substring(Math.max(0, all.length() - MOST_HISTORY));
    }

    /// How near one of an article's chunks is to a question, -1 to 1; 0 if it is not embedded yet.
    ///
    /// @param chunk its index in the article
    /// @param question one vector of each model
    public double cosine(IndexedArticle article, int chunk, List<float[]> question) {
        Integer row = rowOf.get(article.id());
        return row == null
                ? 0
                : parts.chunks().get(firstChunk[row] + chunk).meaning().cosine(question);
    }

    private static double lead(List<Hit> ranked) {
        double best = ranked.getFirst().score();
        double all =
                ranked.stream()
                        .limit(COMPARED)
                        .mapToDouble(hit -> Math.exp((hit.score() - best) / NEAR))
                        .sum();
        return 1 / all;
    }

    private double coverage(String text, List<Hit> ranked) {
        String language = ranked.getFirst().article().language();
        int[] rows =
                ranked.stream()
                        .limit(COMPARED)
                        .mapToInt(hit -> rowOf.getOrDefault(hit.article().id(), -1))
                        .toArray();
        double[] shares = parts.articleWords().shares(weights(text, language), language, rows);
        return shares[0] - Arrays.stream(shares).skip(1).average().orElse(0);
    }

    /// The share of the weights that belongs to these terms, 0 to 1.
    public static double overlap(Map<String, Double> weights, Set<String> terms) {
        double all = 0;
        double shared = 0;
        for (Map.Entry<String, Double> word : weights.entrySet()) {
            all += word.getValue();
            shared += terms.contains(word.getKey()) ? word.getValue() : 0;
        }
        return all == 0 ? 0 : shared / all;
    }

    /// The language to search in: that of the text if it is plain, else the visitor's.
    public String language(String text, String locale) {
        return LanguageGuess.of(
                text, parts.chunkWords().languages(), IndexedArticle.languageOf(locale));
    }

    /// A question's vectors, one of each model, with its mistyped words put right.
    public List<float[]> vectors(String question) {
        return parts.models().question(parts.repaired(question));
    }

    /// How telling each word of a text is; keys as in [#terms].
    public Map<String, Double> weights(String text, String language) {
        return parts.chunkWords().weights(text, language);
    }

    /// The words of a text, stemmed and without stop words.
    public Set<String> terms(String text, String language) {
        return parts.chunkWords().terms(text, language);
    }
}
