package io.nightdesk.knowledge;

import io.nightdesk.kernel.Ids;
import io.nightdesk.knowledge.index.CannedIndex;
import io.nightdesk.node.Revisions;
import io.nightdesk.site.Sites;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The site's canned answers: kept by people, given by the assistant when a question is close to
/// one of their examples and to no other answer's.
@Service
public class CannedAnswers {

    /// How near its examples must be, and by how much nearer than any other answer's: see
    /// docs/decisions/0011-canned-answers.md.
    private static final double COSINE = 0.7;

    private static final double MARGIN = 0.08;

    private final CannedAnswerStore store;
    private final IndexHolder holder;
    private final Sites sites;
    private final Revisions revisions;
    private final Ids ids;

    CannedAnswers(
            CannedAnswerStore store,
            IndexHolder holder,
            Sites sites,
            Revisions revisions,
            Ids ids) {
        this.store = store;
        this.holder = holder;
        this.sites = sites;
        this.revisions = revisions;
        this.ids = ids;
    }

    /// The answer to give to a customer's message; empty when none is close enough. An answer is
    /// recognised once its examples are embedded, seconds after it was written.
    ///
    /// @param locale the customer's; the message's own language wins if it is plain
    public Optional<CannedAnswer> to(String message, String locale) {
        return holder.snapshot()
                .flatMap(snapshot -> snapshot.canned().nearest(message, locale))
                .filter(CannedAnswers::isClose)
                .flatMap(match -> store.find(site(), UUID.fromString(match.id())))
                .filter(CannedAnswer::enabled);
    }

    static boolean isClose(CannedIndex.Match match) {
        return match.cosine() >= COSINE && match.margin() >= MARGIN;
    }

    /// All of them, by title.
    public List<CannedAnswer> list() {
        return store.all(site());
    }

    public Optional<CannedAnswer> byId(UUID id) {
        return store.find(site(), id);
    }

    /// Never ends in [CannedOutcome.Conflict] or [CannedOutcome.Unknown].
    ///
    /// @param by the author's name
    @Transactional
    public CannedOutcome create(CannedAnswerInput input, String by) {
        if (!input.problems().isEmpty()) {
            return new CannedOutcome.Invalid(input.problems());
        }
        UUID id = ids.next();
        store.insert(site(), id, input, by);
        return saved(id);
    }

    /// @param revision the revision the author saw
    @Transactional
    public CannedOutcome edit(UUID id, CannedAnswerInput input, long revision, String by) {
        if (!input.problems().isEmpty()) {
            return new CannedOutcome.Invalid(input.problems());
        }
        if (!store.update(site(), id, input, revision, by)) {
            return store.find(site(), id)
                    .<CannedOutcome>map(CannedOutcome.Conflict::new)
                    .orElseGet(CannedOutcome.Unknown::new);
        }
        return saved(id);
    }

    /// False if there is no such answer.
    @Transactional
    public boolean delete(UUID id) {
        boolean deleted = store.delete(site(), id);
        if (deleted) {
            revisions.bump(Articles.TOPIC);
        }
        return deleted;
    }

    private CannedOutcome saved(UUID id) {
        revisions.bump(Articles.TOPIC);
        return new CannedOutcome.Saved(store.find(site(), id).orElseThrow());
    }

    private UUID site() {
        return sites.theSite().id();
    }
}
