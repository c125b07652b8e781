package io.nightdesk.escalation;

import io.nightdesk.kernel.Ids;
import io.nightdesk.llm.Embedder;
import io.nightdesk.node.RevisionChanged;
import io.nightdesk.node.Revisions;
import io.nightdesk.site.Sites;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The site's own escalation rules: kept by leads and admins, asked before the assistant looks for
/// an answer. Asking reads from memory; a change is in force on every node within three seconds.
@Service
public class EscalationRules {

    /// The topic of [Revisions].
    static final String TOPIC = "escalation";

    /// How near an example must be: as for canned answers, whose matching was measured
    /// (docs/decisions/0011-canned-answers.md).
    private static final double COSINE = 0.7;

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final EscalationRuleStore store;
    private final Embedder embedder;
    private final Sites sites;
    private final Revisions revisions;
    private final Ids ids;
    private final Clock clock;
    private volatile @Nullable List<Ready> inForce;

    EscalationRules(
            EscalationRuleStore store,
            List<Embedder> embedders,
            Sites sites,
            Revisions revisions,
            Ids ids,
            Clock clock) {
        this.store = store;
        this.embedder = embedders.getFirst();
        this.sites = sites;
        this.revisions = revisions;
        this.ids = ids;
        this.clock = clock;
    }

    /// A rule, ready to be asked.
    ///
    /// @param words null when it names none
    private record Ready(EscalationRule rule, @Nullable Pattern words, List<float[]> examples) {}

    /// The first rule, by name, that holds for a message.
    ///
    /// @param locale the customer's, a BCP 47 tag
    /// @param page where the chat was opened; null when unknown
    public Optional<EscalationRule> match(String message, String locale, @Nullable String page) {
        List<Ready> candidates =
                inForce().stream()
                        .filter(it -> it.rule().terms().fits(locale, page, now()))
                        .toList();
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        String said = BLANKS.matcher(message.toLowerCase(Locale.ROOT)).replaceAll(" ");
        float[] vector =
                candidates.stream().allMatch(it -> it.examples().isEmpty())
                        ? new float[0]
                        : embedder.embed(message);
        return candidates.stream()
                .filter(it -> isAbout(it, said, vector))
                .map(Ready::rule)
                .findFirst();
    }

    private ZonedDateTime now() {
        return clock.instant().atZone(ZoneOffset.UTC);
    }

    private static boolean isAbout(Ready ready, String said, float[] vector) {
        Pattern words = ready.words();
        return (words == null && ready.examples().isEmpty())
                || (words != null && words.matcher(said).find())
                || ready.examples().stream().anyMatch(it -> cosine(vector, it) >= COSINE);
    }

    private static double cosine(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
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

    @EventListener
    void on(RevisionChanged change) {
        if (change.topic().equals(TOPIC)) {
            load();
        }
    }

    private List<Ready> inForce() {
        List<Ready> known = inForce;
        return known != null ? known : load();
    }

    private List<Ready> load() {
        List<Ready> loaded =
                store.all(site()).stream()
                        .filter(rule -> rule.terms().enabled())
                        .map(this::ready)
                        .toList();
        inForce = loaded;
        return loaded;
    }

    private Ready ready(EscalationRule rule) {
        EscalationRuleInput terms = rule.terms();
        Pattern words =
                terms.words().isEmpty()
                        ? null
                        : Pattern.compile(
                                terms.words().stream()
                                        .map(word -> word.toLowerCase(Locale.ROOT))
                                        .map(word -> BLANKS.matcher(word).replaceAll(" "))
                                        .map(Pattern::quote)
                                        .collect(
                                                Collectors.joining(
                                                        "|",
                                                        "(?<![\\p{L}\\p{N}])(?:",
                                                        ")(?![\\p{L}\\p{N}])")));
        return new Ready(rule, words, terms.examples().stream().map(embedder::embed).toList());
    }

    private UUID site() {
        return sites.theSite().id();
    }
}
