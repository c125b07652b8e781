package io.nightdesk.review;

import io.nightdesk.assistant.PastAnswer;
import io.nightdesk.assistant.Provenance;
import io.nightdesk.assistant.Turns;
import io.nightdesk.confidence.Judgement;
import io.nightdesk.confidence.Judgement.Source;
import io.nightdesk.confidence.Judgements;
import io.nightdesk.confidence.Verdict;
import io.nightdesk.conversation.Audience;
import io.nightdesk.conversation.Author;
import io.nightdesk.conversation.Event;
import io.nightdesk.conversation.Owner;
import io.nightdesk.conversation.Summary;
import io.nightdesk.conversation.Transcripts;
import io.nightdesk.identity.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Shows an answer that the assistant held back to the agent who answers in its place, and nobody
/// else. What the agent does with it is a judgement: sent as it is or slightly changed it was
/// right, much changed or dismissed it was wrong, and left alone it is not judged.
@Component
public class Suggestions {

    /// Customers do not write so many messages while they wait.
    private static final int MOST_EVENTS = 200;

    private final Turns turns;
    private final Transcripts transcripts;
    private final Judgements judgements;
    private final Clock clock;

    Suggestions(Turns turns, Transcripts transcripts, Judgements judgements, Clock clock) {
        this.turns = turns;
        this.transcripts = transcripts;
        this.judgements = judgements;
        this.clock = clock;
    }

    /// What was held back last in a conversation that waits or is this agent's. Empty once a
    /// person has answered, the assistant has the conversation again, or it was dismissed; one
    /// that was ended by mistake and goes on still has it.
    public Optional<Suggestion> of(Principal.Agent agent, UUID conversation) {
        return find(agent, conversation)
                .filter(found -> found.owner() == Owner.QUEUE || isOf(found, agent))
                .flatMap(found -> last(found.id()));
    }

    /// Takes down that the agent who owns the conversation does not want it.
    ///
    /// @return false if it is not suggested to them, or the conversation is not theirs
    public boolean dismiss(Principal.Agent agent, UUID conversation, UUID turn) {
        return find(agent, conversation)
                .filter(found -> isOf(found, agent))
                .flatMap(found -> last(found.id()))
                .filter(it -> it.turn().equals(turn))
                .map(_ -> judge(agent, turn, Verdict.WRONG, "dismissed", clock.instant()))
                .orElse(false);
    }

    /// Takes down what became of it in an agent's reply. Only who owns a conversation can write to
    /// it, so whose reply it is says who may judge.
    ///
    /// @param message the `clientMessageId` of the reply
    /// @return false if that is not this agent's, or not the first word of a person since
    public boolean sent(Principal.Agent agent, UUID conversation, UUID turn, UUID message) {
        Suggestion suggested =
                find(agent, conversation).stream()
                        .flatMap(found -> turns.history(found.id()).stream())
                        .filter(it -> it.turn().equals(turn))
                        .flatMap(it -> heldBack(it).stream())
                        .findFirst()
                        .orElse(null);
        return suggested != null
                && turns.answer(agent.site(), turn)
                        .flatMap(it -> movedOn(conversation, it.throughSeq()))
                        .filter(Event.Message.class::isInstance)
                        .map(Event.Message.class::cast)
                        .filter(said -> message.equals(said.clientMessageId()))
                        .filter(said -> agent.id().equals(said.author().id()))
                        .map(said -> judge(agent, suggested, said))
                        .orElse(false);
    }

    private boolean judge(Principal.Agent agent, Suggestion suggested, Event.Message said) {
        Edits edits = new Edits(suggested.reply(), said.text());
        return judge(
                agent,
                suggested.turn(),
                edits.areSlight() ? Verdict.RIGHT : Verdict.WRONG,
                edits.areNone() ? "" : "edited",
                said.at());
    }

    private boolean judge(
            Principal.Agent agent, UUID turn, Verdict verdict, String reason, Instant at) {
        Optional<PastAnswer> answer = turns.answer(agent.site(), turn);
        answer.ifPresent(
                past ->
                        judgements.put(
                                List.of(
                                        new Judgement(
                                                turn,
                                                Source.AGENT,
                                                verdict,
                                                null,
                                                reason,
                                                agent.id(),
                                                agent.name(),
                                                at,
                                                past.reading()))));
        return answer.isPresent();
    }

    private Optional<Summary> find(Principal.Agent agent, UUID conversation) {
        return transcripts.find(conversation).filter(found -> found.site().equals(agent.site()));
    }

    private static boolean isOf(Summary found, Principal.Agent agent) {
        Author owner = found.agent();
        return found.owner() == Owner.AGENT && owner != null && agent.id().equals(owner.id());
    }

    private Optional<Suggestion> last(UUID conversation) {
        List<Turns.Trace> all = turns.history(conversation);
        return all.isEmpty()
                ? Optional.empty()
                : heldBack(all.getLast())
                        .filter(_ -> movedOn(conversation, all.getLast().seq()).isEmpty())
                        .filter(it -> !judgements.has(it.turn(), Source.AGENT));
    }

    private static Optional<Suggestion> heldBack(Turns.Trace turn) {
        Provenance provenance = turn.provenance();
        return provenance == null
                ? Optional.empty()
                : provenance.heldBack().map(it -> Suggestion.of(turn, provenance, it));
    }

    /// What ended the time in which an answer to this message could be suggested.
    private Optional<Event> movedOn(UUID conversation, long seq) {
        return transcripts.events(conversation, seq, MOST_EVENTS, Audience.TEAM).stream()
                .filter(Suggestions::movesOn)
                .findFirst();
    }

    private static boolean movesOn(Event event) {
        return switch (event) {
            case Event.Message said -> said.author().kind() == Author.Kind.AGENT;
            case Event.OwnerChanged moved -> moved.owner() == Owner.AI;
            case Event.Note _, Event.Feedback _, Event.Hidden _ -> false;
        };
    }
}
