package io.nightdesk.escalation;

import io.nightdesk.kernel.Ids;
import io.nightdesk.node.Revisions;
import io.nightdesk.site.Sites;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The site's own escalation rules as leads and admins keep them; who asks them asks
/// [RulesInForce].
@Service
public class EscalationRules {

    /// The topic of [Revisions].
    static final String TOPIC = "escalation";

    private final EscalationRuleStore store;
    private final Sites sites;
    private final Revisions revisions;
    private final Ids ids;

    EscalationRules(EscalationRuleStore store, Sites sites, Revisions revisions, Ids ids) {
        this.store = store;
        this.sites = sites;
        this.revisions = revisions;
        this.ids = ids;
    }

    /// All of them, by name.
    public List<EscalationRule> list() {
        return store.all(site());
    }

    /// Never ends in [EscalationOutcome.Conflict] or [EscalationOutcome.Unknown].
    ///
    /// @param by the author's name
    @Transactional
    public EscalationOutcome create(EscalationRuleInput input, String by) {
        if (!input.problems().isEmpty()) {
            return new EscalationOutcome.Invalid(input.problems());
        }
        UUID id = ids.next();
        store.insert(site(), id, input, by);
        return saved(id);
    }

    /// @param revision the revision the author saw
    @Transactional
    public EscalationOutcome edit(UUID id, EscalationRuleInput input, long revision, String by) {
        if (!input.problems().isEmpty()) {
            return new EscalationOutcome.Invalid(input.problems());
        }
        if (!store.update(site(), id, input, revision, by)) {
            return store.find(site(), id)
                    .<EscalationOutcome>map(EscalationOutcome.Conflict::new)
                    .orElseGet(EscalationOutcome.Unknown::new);
        }
        return saved(id);
    }

    /// False if there is no such rule.
    @Transactional
    public boolean delete(UUID id) {
        boolean deleted = store.delete(site(), id);
        if (deleted) {
            revisions.bump(TOPIC);
        }
        return deleted;
    }

    private EscalationOutcome saved(UUID id) {
        revisions.bump(TOPIC);
        return new EscalationOutcome.Saved(store.find(site(), id).orElseThrow());
    }

    private UUID site() {
        return sites.theSite().id();
    }
}
