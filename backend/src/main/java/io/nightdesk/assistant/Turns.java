package io.nightdesk.assistant;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.nightdesk.conversation.Draft;
import io.nightdesk.conversation.DraftSource;
import io.nightdesk.kernel.Ids;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Turns as others see them: the one being written now, and how past ones came about.
@Component
public class Turns implements DraftSource {

    private final TurnStore store;
    private final EndedTurnStore ended;
    private final RunningTurns running;
    private final JsonMapper json;

    Turns(TurnStore store, EndedTurnStore ended, RunningTurns running, JsonMapper json) {
        this.store = store;
        this.ended = ended;
        this.running = running;
        this.json = json;
    }

    /// How a turn ended.
    ///
    /// @param seq the last customer message it answers
    /// @param provenance the fields of what is stored with the turn; null while it runs or when it
    ///     was cancelled
    public record Trace(
            UUID turn, long seq, String state, @JsonUnwrapped @Nullable Provenance provenance) {}

    @Override
    public List<Draft> current(UUID conversation) {
        return store.active(conversation).map(this::drafts).orElse(List.of());
    }

    @Override
    public Map<UUID, List<Draft>> elsewhere(Collection<UUID> conversations) {
        return store.active(conversations).stream()
                .filter(active -> running.find(active.id()).isEmpty())
                .collect(Collectors.toMap(TurnStore.Active::conversation, this::drafts));
    }

    private List<Draft> drafts(TurnStore.Active active) {
        RunningTurn.ShownDraft shown =
                running.find(active.id()).map(RunningTurn::draft).orElse(null);
        int attempt = shown == null ? active.shownAttempt() : shown.attempt();
        String text = shown == null ? active.partialText() : shown.text();
        var moved =
                new Draft.Moved(active.conversation(), active.id(), attempt, state(active, text));
        return text.isEmpty()
                ? List.of(moved)
                : List.of(
                        moved,
                        new Draft.Replaced(active.conversation(), active.id(), attempt, text));
    }

    private static Draft.State state(TurnStore.Active active, String text) {
        if (active.state() == TurnState.QUEUED && text.isEmpty()) {
            return Draft.State.QUEUED;
        }
        return text.isEmpty() ? Draft.State.SEARCHING : Draft.State.WRITING;
    }

    @Override
    public void stop(UUID conversation, UUID turn) {
        if (store.requestStop(conversation, turn)) {
            running.find(turn).ifPresent(RunningTurn::stop);
        }
    }

    /// A conversation's turns, oldest first.
    public List<Trace> history(UUID conversation) {
        return ended.history(conversation).stream()
                .map(
                        turn ->
                                new Trace(
                                        turn.id(),
                                        turn.throughSeq(),
                                        turn.state(),
                                        turn.provenance() == null
                                                ? null
                                                : json.readValue(
                                                        turn.provenance(), Provenance.class)))
                .toList();
    }

    /// The site's answers that came with a probability, and those that were withheld for it or
    /// since a model did not know, by when they were asked for; the newest first.
    ///
    /// @param to not included
    public List<PastAnswer> answers(UUID site, Instant from, Instant to, int most) {
        return ended.answered(site, Ids.lowest(from), Ids.lowest(to), most).stream()
                .map(this::answer)
                .toList();
    }

    /// An answer of the site's, with or without a probability.
    public Optional<PastAnswer> answer(UUID site, UUID turn) {
        return ended.answered(site, turn).map(this::answer);
    }

    private PastAnswer answer(EndedTurnStore.Answered row) {
        Provenance.Confidence confidence =
                row.confidence() == null
                        ? null
                        : json.readValue(row.confidence(), Provenance.Confidence.class);
        return new PastAnswer(
                row.id(),
                row.conversation(),
                row.triggerSeq(),
                row.throughSeq(),
                row.finishedAt(),
                row.handedOff(),
                row.unknowing(),
                row.drafted(),
                confidence == null ? null : confidence.right(),
                confidence == null ? null : confidence.needed(),
                confidence == null ? null : confidence.reading().orElse(null));
    }
}
