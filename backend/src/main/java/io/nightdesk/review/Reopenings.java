package io.nightdesk.review;

import static java.util.stream.Collectors.groupingBy;

import io.nightdesk.assistant.PastAnswer;
import io.nightdesk.confidence.Judgement;
import io.nightdesk.confidence.Judgement.Source;
import io.nightdesk.confidence.Reading;
import io.nightdesk.confidence.Verdict;
import io.nightdesk.conversation.Owner;
import io.nightdesk.conversation.Summary;
import io.nightdesk.conversation.Transcripts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Finds answers that were the last word in their conversation, with no person in it, and whose
/// customers came back with the same. A closed conversation takes no message, so they come back in
/// another one; and the same is what the same section of the help centre answers. An answer from
/// no section is left alone.
@Component
class Reopenings {

    /// 72 hours, as help desks count it.
    private static final Duration WITHIN = Duration.ofDays(3);

    private final Transcripts transcripts;

    Reopenings(Transcripts transcripts) {
        this.transcripts = transcripts;
    }

    private record Matter(UUID visitor, String topic) {}

    private record Asked(PastAnswer answer, Summary conversation, String topic) {

        Matter matter() {
            return new Matter(conversation.visitor(), topic);
        }

        boolean isAnsweredWithoutPeople() {
            return !answer.withheld()
                    && conversation.reason() == null
                    && (conversation.owner() == Owner.AI || conversation.owner() == Owner.CLOSED);
        }

        /// When the same customer was answered the same elsewhere, first of all.
        Optional<Instant> again(List<Asked> same) {
            return same.stream()
                    .filter(other -> !other.conversation.id().equals(conversation.id()))
                    .map(other -> other.answer.at())
                    .filter(at -> at.isAfter(answer.at()))
                    .filter(at -> !at.isAfter(answer.at().plus(WITHIN)))
                    .min(Comparator.naturalOrder());
        }
    }

    /// The same answers give the same judgements, one at most for each of them.
    ///
    /// @param answers also those that were withheld: who is handed over has asked again, too
    List<Judgement> of(List<PastAnswer> answers) {
        List<Asked> asked = asked(answers);
        Map<Matter, List<Asked>> same = asked.stream().collect(groupingBy(Asked::matter));
        List<Judgement> reopened = new ArrayList<>();
        for (Asked one : asked) {
            one.again(same.getOrDefault(one.matter(), List.of()))
                    .filter(_ -> one.isAnsweredWithoutPeople() && wasLastWord(one.answer()))
                    .ifPresent(at -> reopened.add(judgement(one.answer(), at)));
        }
        return reopened;
    }

    private List<Asked> asked(List<PastAnswer> answers) {
        Map<UUID, Optional<Summary>> conversations = new HashMap<>();
        List<Asked> asked = new ArrayList<>();
        for (PastAnswer answer : answers) {
            Reading reading = answer.reading();
            String topic = reading == null ? null : reading.topic();
            if (topic != null) {
                conversations
                        .computeIfAbsent(answer.conversation(), transcripts::find)
                        .ifPresent(found -> asked.add(new Asked(answer, found, topic)));
            }
        }
        return asked;
    }

    private boolean wasLastWord(PastAnswer answer) {
        return transcripts.latestMessages(answer.conversation(), 1).stream()
                .anyMatch(last -> answer.turn().equals(last.turn()));
    }

    private static Judgement judgement(PastAnswer answer, Instant at) {
        return new Judgement(
                answer.turn(),
                Source.REOPENED,
                Verdict.WRONG,
                null,
                "",
                null,
                "Customer",
                at,
                answer.reading());
    }
}
