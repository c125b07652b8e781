package io.nightdesk.knowledge;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;

import io.nightdesk.knowledge.SentenceScores.Asked;
import io.nightdesk.knowledge.index.IndexedArticle;
import io.nightdesk.knowledge.index.SearchIndex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// Answers without any language model, by quoting the help centre: the sentences that fit the
/// question best, best first until there are enough words, then in the order of each article.
@Service
public final class ExtractiveAnswers {

    private static final int ARTICLES = 3;
    private static final int MOST_QUOTE = 600;

    private final Knowledge knowledge;
    private final SentenceScores sentences;

    ExtractiveAnswers(Knowledge knowledge, SentenceScores sentences) {
        this.knowledge = knowledge;
        this.sentences = sentences;
    }

    /// Quotes what answers the question best out of the first three articles found; empty when
    /// nothing was found.
    ///
    /// @param found the result of searching for the same query
    public Optional<ExtractiveAnswer> answer(SearchQuery query, SearchResult found) {
        return answer(query, found, Choice.DEFAULT);
    }

    /// The same with another length, for measuring.
    ///
    /// @param words the most that are quoted
    public Optional<ExtractiveAnswer> answer(SearchQuery query, SearchResult found, int words) {
        return answer(query, found, Choice.DEFAULT.withWords(words));
    }

    private Optional<ExtractiveAnswer> answer(
            SearchQuery query, SearchResult found, Choice choice) {
        Optional<SearchIndex> index = knowledge.index();
        if (index.isEmpty() || query.text().isBlank()) {
            return Optional.empty();
        }
        List<Source> sources = sources(found, index.get());
        Map<Candidate, Double> scores = scores(query, sources, index.get());
        List<Candidate> chosen = choice.of(scores);
        if (chosen.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(written(chosen, sources));
    }

    /// What tells how good the first result is.
    ///
    /// @param found the result of searching for the same query
    public Signals signals(SearchQuery query, SearchResult found) {
        Optional<SearchIndex> index = knowledge.index();
        if (index.isEmpty() || found.passages().isEmpty()) {
            return Signals.NONE;
        }
        return new Signals(
                found.passages().getFirst().score(),
                found.lead(),
                bestSentence(query, found.passages().getFirst(), index.get()),
                found.coverage());
    }

    /// Of the message alone: what was said before fits many sentences.
    private double bestSentence(SearchQuery query, Passage first, SearchIndex index) {
        Optional<IndexedArticle> article = index.article(first.articleId());
        if (article.isEmpty() || query.text().isBlank()) {
            return 0;
        }
        String translation = query.translation();
        String text = translation == null ? query.text() : translation;
        Map<Candidate, Double> scores =
                sentences.of(
                        Candidates.of(0, article.get().document()),
                        article.get(),
                        0,
                        List.of(sentences.asked(text, index, article.get().language())),
                        index);
        return scores.values().stream().mapToDouble(it -> it).max().orElse(0);
    }

    /// A found article that is still published.
    record Source(Passage passage, IndexedArticle article) {}

    private static List<Source> sources(SearchResult found, SearchIndex index) {
        List<Source> sources = new ArrayList<>();
        for (Passage passage : found.passages()) {
            index.article(passage.articleId())
                    .filter(_ -> sources.size() < ARTICLES)
                    .ifPresent(article -> sources.add(new Source(passage, article)));
        }
        return sources;
    }

    private Map<Candidate, Double> scores(
            SearchQuery query, List<Source> sources, SearchIndex index) {
        Map<Candidate, Double> scores = new HashMap<>();
        for (int i = 0; i < sources.size(); i++) {
            Source source = sources.get(i);
            List<Asked> questions = questions(query, source.article().language(), index);
            scores.putAll(
                    sentences.of(
                            Candidates.of(i, source.article().document()),
                            source.article(),
                            source.passage().score(),
                            questions,
                            index));
        }
        return scores;
    }

    private List<Asked> questions(SearchQuery query, String language, SearchIndex index) {
        List<Asked> questions = new ArrayList<>();
        String translation = query.translation();
        String text = translation == null ? query.text() : translation;
        questions.add(sentences.asked(text, index, language));
        if (!query.earlierUserTurns().isEmpty()) {
            String all = String.join("\n", query.earlierUserTurns()) + "\n" + query.text();
            questions.add(sentences.asked(all, index, language));
        }
        return questions;
    }

    /// The article with the best sentence first; each gets a number.
    private static ExtractiveAnswer written(List<Candidate> chosen, List<Source> sources) {
        Map<Integer, List<Candidate>> byArticle =
                chosen.stream()
                        .collect(
                                groupingBy(
                                        Candidate::article,
                                        LinkedHashMap::new,
                                        toCollection(ArrayList::new)));
        List<String> texts = new ArrayList<>();
        List<Quote> quotes = new ArrayList<>();
        byArticle.forEach(
                (article, own) -> {
                    own.sort(Comparator.comparingInt(Candidate::position));
                    int number = quotes.size() + 1;
                    texts.add(AnswerText.markdown(own, number));
                    quotes.add(
                            quote(number, sources.get(article).passage(), AnswerText.plain(own)));
                });
        return new ExtractiveAnswer(String.join("\n\n", texts), quotes);
    }

    private static Quote quote(int number, Passage passage, String text) {
        return new Quote(
                number,
                passage.articleId(),
                passage.title(),
                passage.url(),
                text.length() <= MOST_QUOTE ? text : text.substring(0, MOST_QUOTE - 2) + " …",
                passage.section(),
                passage.updated());
    }
}
