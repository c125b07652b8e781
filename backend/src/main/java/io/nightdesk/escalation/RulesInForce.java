package io.nightdesk.escalation;

import io.nightdesk.identity.Visitors;
import io.nightdesk.intent.Wording;
import io.nightdesk.llm.Embedder;
import io.nightdesk.node.RevisionChanged;
import io.nightdesk.node.Revisions;
import io.nightdesk.site.Sites;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// The site's own rules as they are asked before the assistant answers. They are read from
/// memory, and from the database only what the page tells of a customer, where a rule asks for
/// that. A change is in force on every node within three seconds.
@Component
public class RulesInForce {

    /// How near an example must be: as for canned answers, whose matching was measured
    /// (docs/decisions/0011-canned-answers.md).
    private static final double COSINE = 0.7;

    private final EscalationRuleStore store;
    private final Embedder embedder;
    private final Visitors visitors;
    private final Sites sites;
    private final Clock clock;
    private volatile @Nullable List<Ready> inForce;

    /// @param revisions not used, but its counters must be read before the rules are
    RulesInForce(
            EscalationRuleStore store,
            List<Embedder> embedders,
            Visitors visitors,
            Sites sites,
            Revisions revisions,
            Clock clock) {
        this.store = store;
        this.embedder = embedders.getFirst();
        this.visitors = visitors;
        this.sites = sites;
        this.clock = clock;
    }

    /// A rule, ready to be asked.
    private record Ready(EscalationRule rule, Wording words, List<float[]> examples) {

        Subject subject() {
            return rule.terms().subject();
        }

        Sender sender() {
            return rule.terms().sender();
        }
    }

    /// Those that hold for a message, whatever a search would find.
    public RuleMatches of(String message, Customer customer) {
        ZonedDateTime now = clock.instant().atZone(ZoneOffset.UTC);
        List<Ready> candidates =
                inForce().stream()
                        .filter(it -> it.rule().terms().hours().include(now))
                        .filter(it -> it.sender().fits(customer))
                        .toList();
        return new RuleMatches(
                about(message, told(candidates, customer)).stream().map(Ready::rule).toList());
    }

    private List<Ready> told(List<Ready> candidates, Customer customer) {
        if (candidates.stream().noneMatch(it -> it.sender().asksAttribute())) {
            return candidates;
        }
        Map<String, String> told = visitors.attributes(customer.visitor());
        return candidates.stream().filter(it -> it.sender().fits(told)).toList();
    }

    private List<Ready> about(String message, List<Ready> candidates) {
        float[] vector =
                candidates.stream().allMatch(it -> it.examples().isEmpty())
                        ? new float[0]
                        : embedder.embed(message);
        return candidates.stream().filter(it -> isAbout(it, message, vector)).toList();
    }

    private static boolean isAbout(Ready ready, String message, float[] vector) {
        return ready.subject().asksNoWords()
                || ready.words().isIn(message)
                || ready.examples().stream().anyMatch(it -> Embedder.cosine(vector, it) >= COSINE);
    }

    @EventListener
    void on(RevisionChanged change) {
        if (change.topic().equals(EscalationRules.TOPIC)) {
            load();
        }
    }

    private List<Ready> inForce() {
        List<Ready> known = inForce;
        return known != null ? known : load();
    }

    private List<Ready> load() {
        List<Ready> loaded =
                store.all(sites.theSite().id()).stream()
                        .filter(rule -> rule.terms().enabled())
                        .map(this::ready)
                        .toList();
        inForce = loaded;
        return loaded;
    }

    private Ready ready(EscalationRule rule) {
        Subject subject = rule.terms().subject();
        return new Ready(
                rule,
                Wording.of(subject.words()),
                subject.examples().stream().map(embedder::embed).toList());
    }
}
