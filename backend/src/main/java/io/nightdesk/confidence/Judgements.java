package io.nightdesk.confidence;

import io.nightdesk.node.Revisions;
import io.nightdesk.site.Sites;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What was said of the site's answers.
@Component
public class Judgements {

    private final JudgementStore store;
    private final Sites sites;
    private final Revisions revisions;

    Judgements(JudgementStore store, Sites sites, Revisions revisions) {
        this.store = store;
        this.sites = sites;
        this.revisions = revisions;
    }

    /// Keeps these, each in place of what its source said before.
    @Transactional
    public void put(List<Judgement> judgements) {
        UUID site = sites.theSite().id();
        judgements.forEach(judgement -> store.put(site, judgement));
        if (!judgements.isEmpty()) {
            revisions.bump(Policies.TOPIC);
        }
    }

    /// @return false if there is none
    @Transactional
    public boolean withdraw(UUID turn, Judgement.Source source) {
        boolean removed = store.remove(sites.theSite().id(), turn, source);
        if (removed) {
            revisions.bump(Policies.TOPIC);
        }
        return removed;
    }

    /// Whether this source has said something of an answer.
    public boolean has(UUID turn, Judgement.Source source) {
        return store.has(sites.theSite().id(), turn, source);
    }

    /// How many judgements came from a source, and how many of them found the answer right.
    public record Tally(Judgement.Source source, int all, int right) {}

    /// One for each source that has judged answers of this kind, the strongest first.
    public List<Tally> tallies(AnswerKind kind) {
        return store.tallies(sites.theSite().id(), kind).stream()
                .sorted(Comparator.comparing(Tally::source))
                .toList();
    }

    /// Those of each source, the newest first, at most 10,000.
    public List<Judgement> newest() {
        return store.newest(sites.theSite().id());
    }

    /// The newest first, at most 10,000.
    public List<Judgement> newest(Judgement.Source source) {
        return store.newest(sites.theSite().id(), source);
    }

    /// One for each answer: of several the one whose source counts most.
    static List<Judgement> strongest(List<Judgement> judgements) {
        Map<UUID, Judgement> byTurn = new LinkedHashMap<>();
        judgements.stream()
                .sorted(Comparator.comparing(Judgement::source).thenComparing(Judgement::turn))
                .forEach(judgement -> byTurn.putIfAbsent(judgement.turn(), judgement));
        return List.copyOf(byTurn.values());
    }
}
