package io.nightdesk.evaluation;

import io.nightdesk.kernel.Ids;
import io.nightdesk.knowledge.Article;
import io.nightdesk.knowledge.Articles;
import io.nightdesk.knowledge.ExtractiveAnswers;
import io.nightdesk.knowledge.Knowledge;
import io.nightdesk.knowledge.MemoryKnowledge;
import io.nightdesk.site.Sites;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Measures the live search and its quotes on questions that an admin has uploaded, one file at a
/// time on each site, on the node that took it. The questions are asked one after the other, so
/// that customers' questions wait for no more than one of them.
@Component
public class Evaluations {

    private static final Logger LOG = LoggerFactory.getLogger(Evaluations.class);
    private static final long TELL = Duration.ofSeconds(2).toNanos();

    private final EvaluationStore store;
    private final Sites sites;
    private final Articles articles;
    private final MemoryKnowledge live;
    private final Ids ids;
    private final JsonMapper json;

    Evaluations(
            EvaluationStore store,
            Sites sites,
            Articles articles,
            Knowledge knowledge,
            ExtractiveAnswers answers,
            Ids ids,
            JsonMapper json) {
        this.store = store;
        this.sites = sites;
        this.articles = articles;
        this.live = new MemoryKnowledge(knowledge, answers);
        this.ids = ids;
        this.json = json;
    }

    /// What came of a file.
    public sealed interface Outcome {

        /// It runs; ask for it by its id.
        record Started(Evaluation evaluation) implements Outcome {}

        /// There is no question in it.
        ///
        /// @param problems one for each line, for people
        record Unusable(List<String> problems) implements Outcome {

            public Unusable {
                problems = List.copyOf(problems);
            }
        }

        /// Another one is not finished yet.
        record Busy() implements Outcome {}
    }

    /// Begins to ask the questions of a file.
    ///
    /// @param name of the file
    /// @param csv see [QuestionFile]
    public Outcome start(String name, String csv, String by) {
        QuestionFile file = QuestionFile.read(csv, this::problemOf);
        if (file.questions().isEmpty()) {
            return new Outcome.Unusable(
                    file.flaws().stream()
                            .map(flaw -> "Line %d: %s".formatted(flaw.line(), flaw.problem()))
                            .toList());
        }
        UUID id = ids.next();
        UUID site = sites.theSite().id();
        String flaws = json.writeValueAsString(file.flaws());
        if (!store.begin(id, site, name, file.questions().size(), flaws, by)) {
            return new Outcome.Busy();
        }
        QuestionSet set = new QuestionSet(name, "", live, file.questions());
        Thread.ofVirtual().name("evaluation-" + id).start(() -> run(id, site, set));
        return new Outcome.Started(store.find(site, id).orElseThrow());
    }

    private String problemOf(String article) {
        return articles.byId(article)
                .map(
                        found ->
                                found.status() == Article.Status.DRAFT
                                        ? "The article %s is not published".formatted(article)
                                        : found.internal()
                                                ? "The article %s is for staff only"
                                                        .formatted(article)
                                                : "")
                .orElseGet(() -> "There is no article %s".formatted(article));
    }

    private void run(UUID id, UUID site, QuestionSet set) {
        try {
            store.end(id, json.writeValueAsString(report(id, site, set)));
        } catch (RuntimeException e) {
            LOG.atError().addKeyValue("evaluation", id).setCause(e).log("an evaluation broke off");
            store.end(id, null);
        }
    }

    private Map<String, Object> report(UUID id, UUID site, QuestionSet set) {
        AtomicInteger asked = new AtomicInteger();
        AtomicLong told = new AtomicLong(System.nanoTime());
        Runnable progress =
                () -> {
                    // Each question is asked twice: to search and to quote.
                    int done = asked.incrementAndGet() / 2;
                    if (System.nanoTime() - told.get() > TELL) {
                        told.set(System.nanoTime());
                        store.heard(id, Math.min(done, set.questions().size()));
                    }
                };
        Measurement search = RetrievalQuality.of(set, progress);
        Measurement quotes = QuoteQuality.of(set, 0, progress);
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("retrieval", search.json());
        report.put("extractive", quotes.json());
        report.put("questions", Map.of("search", search.questions(), "quotes", quotes.questions()));
        store.lastReport(site)
                .map(json::readTree)
                .ifPresent(
                        last ->
                                report.put(
                                        "changes",
                                        Changes.since(
                                                last.path("questions").path("search"),
                                                search.questions())));
        return report;
    }

    /// The newest first, with their figures but without their questions.
    public List<Evaluation> list() {
        return store.list(sites.theSite().id());
    }

    public Optional<Evaluation> find(UUID id) {
        return store.find(sites.theSite().id(), id);
    }
}
