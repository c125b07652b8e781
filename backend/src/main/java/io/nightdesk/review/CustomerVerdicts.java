package io.nightdesk.review;

import static java.util.stream.Collectors.groupingBy;

import io.nightdesk.assistant.PastAnswer;
import io.nightdesk.assistant.Turns;
import io.nightdesk.confidence.Judgement;
import io.nightdesk.confidence.Judgement.Source;
import io.nightdesk.confidence.Judgements;
import io.nightdesk.confidence.Verdict;
import io.nightdesk.conversation.Audience;
import io.nightdesk.conversation.Author;
import io.nightdesk.conversation.Event;
import io.nightdesk.conversation.HandoffReason;
import io.nightdesk.conversation.Owner;
import io.nightdesk.conversation.Transcripts;
import io.nightdesk.site.Sites;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Reads from the logs what customers said of the answers they were given: by a thumb, by asking
/// for a person before two more answers had come, or by coming back with the same.
@Component
class CustomerVerdicts {

    /// Longer than a conversation lies idle before it is closed, and than somebody who comes back
    /// stays away, so that one of the next nights sees both.
    private static final Duration LOOK_BACK = Duration.ofDays(5);

    private static final int MOST_ANSWERS = 20_000;
    private static final int MOST_EVENTS = 500;
    private static final int ANSWERS_BETWEEN = 2;

    private final Turns turns;
    private final Transcripts transcripts;
    private final Reopenings reopenings;
    private final Judgements judgements;
    private final Sites sites;
    private final Clock clock;

    CustomerVerdicts(
            Turns turns,
            Transcripts transcripts,
            Reopenings reopenings,
            Judgements judgements,
            Sites sites,
            Clock clock) {
        this.turns = turns;
        this.transcripts = transcripts;
        this.reopenings = reopenings;
        this.judgements = judgements;
        this.sites = sites;
        this.clock = clock;
    }

    /// Takes down what is new, and strikes out thumbs that were taken back; may be repeated.
    void collect() {
        Instant now = clock.instant();
        List<PastAnswer> all =
                turns.answers(sites.theSite().id(), now.minus(LOOK_BACK), now, MOST_ANSWERS);
        List<Judgement> said = new ArrayList<>(reopenings.of(all));
        all.stream()
                .filter(answer -> !answer.withheld())
                .collect(groupingBy(PastAnswer::conversation))
                .forEach((conversation, answers) -> said.addAll(read(conversation, answers)));
        Set<Judgement> known = new HashSet<>(judgements.newest());
        judgements.put(said.stream().filter(judgement -> !known.contains(judgement)).toList());
    }

    private List<Judgement> read(UUID conversation, List<PastAnswer> answers) {
        long first = answers.stream().mapToLong(PastAnswer::fromSeq).min().orElse(1);
        List<Event> log = transcripts.events(conversation, first - 1, MOST_EVENTS, Audience.TEAM);
        List<Judgement> said = new ArrayList<>();
        for (PastAnswer answer : answers) {
            log.stream()
                    .filter(
                            event ->
                                    event instanceof Event.Message it
                                            && answer.turn().equals(it.turn()))
                    .map(Event::seq)
                    .findFirst()
                    .ifPresent(
                            seq -> {
                                thumb(seq, log)
                                        .flatMap(it -> read(answer, it))
                                        .ifPresent(said::add);
                                person(answer, seq, log).ifPresent(said::add);
                            });
        }
        return said;
    }

    /// The last one counts.
    private static Optional<Event.Feedback> thumb(long seq, List<Event> log) {
        return log.stream()
                .filter(Event.Feedback.class::isInstance)
                .map(Event.Feedback.class::cast)
                .filter(it -> it.message() == seq)
                .reduce((_, later) -> later);
    }

    /// Empty for one that was taken back.
    private Optional<Judgement> read(PastAnswer answer, Event.Feedback thumb) {
        if (thumb.value() == null) {
            judgements.withdraw(answer.turn(), Source.THUMB);
            return Optional.empty();
        }
        Verdict verdict = thumb.value() == Event.Thumb.UP ? Verdict.RIGHT : Verdict.WRONG;
        return Optional.of(judgement(answer, Source.THUMB, verdict, thumb.at()));
    }

    private static Optional<Judgement> person(PastAnswer answer, long seq, List<Event> log) {
        int more = 0;
        for (Event event : log) {
            if (event.seq() <= seq) {
                continue;
            }
            if (event instanceof Event.OwnerChanged moved
                    && moved.owner() == Owner.QUEUE
                    && moved.reason() == HandoffReason.CUSTOMER_REQUEST) {
                return Optional.of(judgement(answer, Source.PERSON, Verdict.WRONG, moved.at()));
            }
            if (event instanceof Event.Message message
                    && message.author().kind() == Author.Kind.ASSISTANT
                    && !"person".equals(message.rung())
                    && ++more == ANSWERS_BETWEEN) {
                break;
            }
        }
        return Optional.empty();
    }

    private static Judgement judgement(
            PastAnswer answer, Source source, Verdict verdict, Instant at) {
        return new Judgement(
                answer.turn(), source, verdict, null, "", null, "Customer", at, answer.reading());
    }
}
