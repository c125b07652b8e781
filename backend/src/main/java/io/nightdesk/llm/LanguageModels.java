package io.nightdesk.llm;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The language models of this node. What [ModelSettings] changes counts from the next call on;
/// calls that are under way end as they began. Safe from any thread.
public final class LanguageModels {

    private static final Logger log = LoggerFactory.getLogger(LanguageModels.class);

    private final Deployments builder;
    private final LlmProperties.Limits limits;
    private final Consumer<LedgerEntry> ledger;
    private final Clock clock;
    private final @Nullable Predicate<Spender> affordsSecond;
    private final Prices prices = Prices.shipped();
    private volatile Standing standing = new Standing(Map.of(), Map.of());

    /// @param ledger hears of every attempt, on the caller's thread
    /// @param affordsSecond whether there is money to ask for a late short answer twice, null to
    ///     ask for none twice
    LanguageModels(
            Deployments builder,
            LlmProperties.Limits limits,
            Consumer<LedgerEntry> ledger,
            Clock clock,
            @Nullable Predicate<Spender> affordsSecond,
            Arrangement arrangement) {
        this.builder = builder;
        this.limits = limits;
        this.ledger = ledger;
        this.clock = clock;
        this.affordsSecond = affordsSecond;
        arrange(arrangement);
    }

    /// Whether there is any; without one the assistant answers by quoting articles.
    public boolean configured() {
        return configured(Profile.ANSWER);
    }

    /// Whether there is any to ask for this.
    public boolean configured(Profile profile) {
        return !standing.rungs(profile).isEmpty();
    }

    /// For answers; see [#ladder(Profile)].
    public LanguageModel ladder() {
        return ladder(Profile.ANSWER);
    }

    /// One model after the other, as set at this moment: take it anew for each call. Without any
    /// every call is at once [Completion.Unavailable].
    public LanguageModel ladder(Profile profile) {
        return ladder(profile, Spender.HOUSE);
    }

    /// The same, on somebody's account. While a customer waits for a short answer that is late,
    /// the same model may be asked for it once more, if that is switched on.
    public LanguageModel ladder(Profile profile, Spender spender) {
        return ladder(profile, spender, System.nanoTime());
    }

    /// The same, for one of several calls that share the time of a turn.
    ///
    /// @param since when the first of them began, by [System#nanoTime]
    public LanguageModel ladder(Profile profile, Spender spender, long since) {
        return new Ladder(
                standing.rungs(profile),
                limits,
                since,
                new Account(profile, spender, prices, ledger, clock),
                affordsSecond(profile, spender));
    }

    /// When a turn counts as begun, for [#ladder(Profile, Spender, long)].
    ///
    /// @param spent on it before, by a node that died, for example: it has what is left of its
    ///     time, and enough for an answer in any case
    public long since(Duration spent) {
        Duration most = limits.turn().minus(limits.resumed());
        boolean all = spent.compareTo(most) > 0 && !most.isNegative();
        return System.nanoTime() - (all ? most : spent).toNanos();
    }

    private @Nullable BooleanSupplier affordsSecond(Profile profile, Spender spender) {
        Predicate<Spender> affords = affordsSecond;
        boolean awaited = profile.isShort() && spender.turn() != null;
        return affords == null || !awaited ? null : () -> affords.test(spender);
    }

    /// One entry per deployment, in the order in which they were set up.
    public List<DeploymentStatus> status() {
        return standing.deployments.values().stream().map(Deployment::status).toList();
    }

    /// Takes over other settings. A deployment whose settings are the same goes on with its breaker
    /// and what it has learnt.
    synchronized void arrange(Arrangement wanted) {
        Map<String, Deployment> before = standing.deployments;
        Map<String, Deployment> kept = new LinkedHashMap<>();
        for (Deployment deployment : before.values()) {
            if (wanted.deployments().contains(deployment.settings())) {
                kept.put(deployment.settings().id(), deployment);
            } else {
                builder.forget(deployment);
            }
        }
        Map<String, Deployment> deployments = new LinkedHashMap<>();
        for (DeploymentSettings settings : wanted.deployments()) {
            Deployment same = kept.get(settings.id());
            deployments.put(settings.id(), same == null ? builder.watched(settings) : same);
        }
        standing = Standing.of(deployments, wanted.orders());
    }

    /// Asks those that failed whether they are back, and those that nobody asks whether they are
    /// there, one after the other.
    void probe() {
        Account house = new Account(Profile.ANSWER, Spender.HOUSE, prices, ledger, clock);
        for (Deployment deployment : standing.deployments.values()) {
            long begunAt = System.nanoTime();
            Outcome outcome = deployment.probe(limits.firstText()).orElse(null);
            if (outcome != null) {
                Duration took = Duration.ofNanos(System.nanoTime() - begunAt);
                house.charge(deployment.settings(), Deployment.PROBE, outcome, "", took);
            }
        }
    }

    /// Goes through the motions of an answer once per provider, so that the first customer does not
    /// pay for it; does nothing when none is configured.
    void rehearse() {
        standing.deployments.values().stream()
                .map(deployment -> deployment.settings().provider())
                .distinct()
                .forEach(provider -> note(provider, Rehearsal.of(provider, builder)));
    }

    private static void note(Provider provider, boolean wentWell) {
        log.atDebug()
                .addKeyValue("provider", provider.code())
                .addKeyValue("ok", wentWell)
                .log("language model rehearsed");
    }

    private record Standing(
            Map<String, Deployment> deployments, Map<Profile, List<Deployment>> ladders) {

        static Standing of(Map<String, Deployment> deployments, Map<Profile, List<String>> orders) {
            Map<Profile, List<Deployment>> ladders = new EnumMap<>(Profile.class);
            orders.forEach(
                    (profile, ids) ->
                            ladders.put(
                                    profile,
                                    ids.stream()
                                            .map(deployments::get)
                                            .filter(Objects::nonNull)
                                            .toList()));
            return new Standing(deployments, ladders);
        }

        List<Deployment> rungs(Profile profile) {
            List<Deployment> own = ladders.getOrDefault(profile, List.of());
            return own.isEmpty() && profile != Profile.CLASSIFY
                    ? ladders.getOrDefault(Profile.ANSWER, List.of())
                    : own;
        }
    }
}
