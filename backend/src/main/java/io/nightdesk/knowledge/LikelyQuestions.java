package io.nightdesk.knowledge;

import io.nightdesk.knowledge.index.IndexedArticle;
import io.nightdesk.knowledge.index.SearchIndex;
import io.nightdesk.knowledge.index.TextHash;
import io.nightdesk.knowledge.text.Section;
import io.nightdesk.node.Revisions;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Questions that customers are likely to ask, section by section, in words that the articles may
/// lack. A language model writes them, if that is switched on; they only help to find an article.
@Component
class LikelyQuestions {

    /// The topic of [Revisions] under which new questions are told.
    static final String TOPIC = "likely-questions";

    /// Spares what another node has just asked about an article that is not in this index yet.
    private static final Duration YOUNG = Duration.ofHours(1);

    private static final Logger log = LoggerFactory.getLogger(LikelyQuestions.class);

    private final LikelyQuestionStore store;
    private final QuestionWriter writer;
    private final IndexHolder holder;
    private final Telling telling;
    private final Clock clock;
    private final int perMinute;

    /// How other nodes hear of new questions.
    @Component
    record Telling(Revisions revisions, TransactionTemplate transaction) {

        void tell() {
            transaction.executeWithoutResult(_ -> revisions.bump(TOPIC));
        }
    }

    /// One section that may be asked about.
    private record Asked(String text, String locale) {}

    LikelyQuestions(
            LikelyQuestionStore store,
            QuestionWriter writer,
            IndexHolder holder,
            Telling telling,
            Clock clock,
            KnowledgeProperties properties) {
        this.store = store;
        this.writer = writer;
        this.holder = holder;
        this.telling = telling;
        this.clock = clock;
        this.perMinute = properties.likelyQuestionsPerMinute();
    }

    /// What is known of these articles, by the hash of [IndexedArticle#textOf]; nothing when
    /// switched off.
    Map<TextHash, List<String>> of(List<IndexedArticle> articles) {
        return perMinute == 0
                ? Map.of()
                : store.find(writer.version(), sections(articles).keySet());
    }

    /// Asks about the next few sections that were never asked about, last published first. A
    /// provider that is down is asked again at the next call.
    ///
    /// @param stop asked before each section
    void ask(BooleanSupplier stop) {
        Optional<SearchIndex> index = holder.index();
        if (perMinute == 0 || index.isEmpty() || !writer.ready()) {
            return;
        }
        Map<TextHash, Asked> sections = sections(index.get().articles());
        store.forget(sections.keySet(), clock.instant().minus(YOUNG));
        String version = writer.version();
        Set<TextHash> known = store.asked(version);
        List<Map.Entry<TextHash, Asked>> next =
                sections.entrySet().stream()
                        .filter(section -> !known.contains(section.getKey()))
                        .limit(perMinute)
                        .toList();
        int found = 0;
        for (Map.Entry<TextHash, Asked> section : next) {
            Asked asked = section.getValue();
            if (stop.getAsBoolean()) {
                break;
            }
            Optional<List<String>> questions = writer.write(asked.text(), asked.locale());
            if (questions.isEmpty()) {
                log.atInfo().log("No model answered; likely questions are asked for later");
                break;
            }
            store.save(section.getKey(), version, questions.get(), clock.instant());
            found += questions.get().size();
        }
        if (found > 0) {
            telling.tell();
        }
    }

    private static Map<TextHash, Asked> sections(List<IndexedArticle> articles) {
        Map<TextHash, Asked> sections = new LinkedHashMap<>();
        for (IndexedArticle article : articles) {
            for (Section section : article.document().sections()) {
                String text = article.textOf(section);
                sections.put(TextHash.of(text), new Asked(text, article.locale()));
            }
        }
        return sections;
    }
}
