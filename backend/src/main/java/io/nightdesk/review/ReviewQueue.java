package io.nightdesk.review;

import io.nightdesk.assistant.PastAnswer;
import io.nightdesk.assistant.Turns;
import io.nightdesk.confidence.Judgement;
import io.nightdesk.confidence.Judgement.Sample;
import io.nightdesk.confidence.Judgement.Source;
import io.nightdesk.confidence.Judgements;
import io.nightdesk.confidence.Verdict;
import io.nightdesk.identity.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The answers that people are asked to judge: what agents reported, then a sample of the week
/// before this one. On a site that answered nothing then, of this week so far.
@Component
public class ReviewQueue {

    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration REPORTS = Duration.ofDays(30);
    private static final int MOST_ANSWERS = 20_000;

    private final Turns turns;
    private final ReviewItems items;
    private final Judgements judgements;
    private final Clock clock;

    ReviewQueue(Turns turns, ReviewItems items, Judgements judgements, Clock clock) {
        this.turns = turns;
        this.items = items;
        this.judgements = judgements;
        this.clock = clock;
    }

    /// @param items still to be judged, in order
    /// @param judged how many of the queue's are
    public record Listing(List<ReviewItem> items, int judged) {}

    public Listing list(UUID site) {
        Map<UUID, Judgement> reports = reports();
        Map<UUID, Judgement> reviews = byTurn(judgements.newest(Source.REVIEW));
        List<UUID> asked = queue(site, reports).keySet().stream().toList();
        Predicate<UUID> judged = turn -> isJudged(reviews.get(turn), reports.get(turn));
        List<ReviewItem> open =
                asked.stream()
                        .filter(judged.negate())
                        .flatMap(turn -> items.of(site, turn, reason(reports.get(turn))).stream())
                        .toList();
        return new Listing(open, (int) asked.stream().filter(judged).count());
    }

    /// Who reports an answer after it was judged asks for it again.
    private static boolean isJudged(@Nullable Judgement review, @Nullable Judgement report) {
        return review != null && (report == null || !report.at().isAfter(review.at()));
    }

    /// @return false if nobody asks for this answer, or not any more
    public boolean judge(Principal.Agent by, UUID turn, Verdict verdict) {
        Sample sample = queue(by.site(), reports()).get(turn);
        PastAnswer answer = turns.answer(by.site(), turn).orElse(null);
        if (sample == null || answer == null) {
            return false;
        }
        Sample kept = sampleOf(byTurn(judgements.newest(Source.REVIEW)).get(turn), sample);
        judgements.put(List.of(judgement(answer, Source.REVIEW, verdict, kept, "", by)));
        return true;
    }

    /// What was drawn to be judged stays so when it is judged again because of a report: it would
    /// otherwise be missing just where the first judgement was wrong.
    private static Sample sampleOf(@Nullable Judgement before, Sample now) {
        Sample drawn = before == null ? null : before.sample();
        return now == Sample.REPORTED && drawn != null ? drawn : now;
    }

    /// Takes a judgement back, so that the answer is asked for again.
    public boolean undo(UUID turn) {
        return judgements.withdraw(turn, Source.REVIEW);
    }

    /// Takes down that an agent found an answer wrong, and puts it into the queue.
    ///
    /// @return false if there is no such answer
    public boolean report(Principal.Agent by, UUID turn, String reason) {
        Optional<PastAnswer> answer = turns.answer(by.site(), turn);
        answer.ifPresent(
                found ->
                        judgements.put(
                                List.of(
                                        judgement(
                                                found,
                                                Source.REPORT,
                                                Verdict.WRONG,
                                                null,
                                                reason,
                                                by))));
        return answer.isPresent();
    }

    private Judgement judgement(
            PastAnswer answer,
            Source source,
            Verdict verdict,
            @Nullable Sample sample,
            String reason,
            Principal.Agent by) {
        return new Judgement(
                answer.turn(),
                source,
                verdict,
                sample,
                reason,
                by.id(),
                by.name(),
                clock.instant(),
                answer.reading());
    }

    /// Why each is asked for, in the order of the queue. What is in the week's sample anyway counts
    /// as that, also if it was reported.
    private Map<UUID, Sample> queue(UUID site, Map<UUID, Judgement> reports) {
        Map<UUID, Sample> sample = sample(site);
        Map<UUID, Sample> queue = new LinkedHashMap<>();
        Stream.concat(reports.keySet().stream(), sample.keySet().stream())
                .forEach(turn -> queue.put(turn, sample.getOrDefault(turn, Sample.REPORTED)));
        return queue;
    }

    private Map<UUID, Sample> sample(UUID site) {
        Instant week = WeekSample.weekOf(clock.instant());
        List<PastAnswer> before = turns.answers(site, week.minus(WEEK), week, MOST_ANSWERS);
        List<PastAnswer> answers =
                before.isEmpty()
                        ? turns.answers(site, week, week.plus(WEEK), MOST_ANSWERS)
                        : before;
        return WeekSample.of(answers, week);
    }

    private Map<UUID, Judgement> reports() {
        Instant since = clock.instant().minus(REPORTS);
        return byTurn(
                judgements.newest(Source.REPORT).stream()
                        .filter(it -> it.at().isAfter(since))
                        .toList());
    }

    private static Map<UUID, Judgement> byTurn(List<Judgement> known) {
        return known.stream()
                .collect(
                        Collectors.toMap(
                                Judgement::turn, it -> it, (one, _) -> one, LinkedHashMap::new));
    }

    private static @Nullable String reason(@Nullable Judgement report) {
        return report == null ? null : report.reason();
    }
}
