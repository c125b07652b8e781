package io.nightdesk.desk;

import io.nightdesk.conversation.Author;
import io.nightdesk.conversation.ClaimResult;
import io.nightdesk.conversation.Handoffs;
import io.nightdesk.conversation.Owner;
import io.nightdesk.conversation.Summary;
import io.nightdesk.conversation.Transcripts;
import io.nightdesk.identity.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The conversations as the people at the desk see them, and what they may do with them. Sees and
/// touches the agent's own site only.
@Component
public class Inbox {

    private static final int MOST = 500;

    private final Transcripts transcripts;
    private final Handoffs handoffs;

    Inbox(Transcripts transcripts, Handoffs handoffs) {
        this.transcripts = transcripts;
        this.handoffs = handoffs;
    }

    /// Which conversations to list.
    public enum View {
        MINE,
        QUEUE,
        AI,
        ALL
    }

    /// How many conversations each view holds; the closed ones count nowhere.
    public record Counts(long mine, long queue, long ai, long all) {}

    /// The open conversations of a view: waiting ones first, longest first; then the newest. At
    /// most 500.
    public List<InboxRow> list(Principal.Agent agent, View view) {
        List<Owner> owners =
                switch (view) {
                    case MINE -> List.of(Owner.AGENT);
                    case QUEUE -> List.of(Owner.QUEUE);
                    case AI -> List.of(Owner.AI);
                    case ALL -> List.of(Owner.QUEUE, Owner.AGENT, Owner.AI);
                };
        return transcripts.ofSite(agent.site(), owners, MOST).stream()
                .filter(summary -> view != View.MINE || isOf(summary, agent))
                .map(Inbox::row)
                .toList();
    }

    public Counts counts(Principal.Agent agent) {
        Map<Owner, Long> open = transcripts.countOpen(agent.site());
        long queue = open.getOrDefault(Owner.QUEUE, 0L);
        long ai = open.getOrDefault(Owner.AI, 0L);
        long agents = open.getOrDefault(Owner.AGENT, 0L);
        return new Counts(list(agent, View.MINE).size(), queue, ai, queue + ai + agents);
    }

    /// A conversation of the agent's site.
    public Optional<Summary> find(Principal.Agent agent, UUID conversation) {
        return transcripts.find(conversation).filter(found -> found.site().equals(agent.site()));
    }

    public ClaimResult claim(Principal.Agent agent, UUID conversation) {
        return found(agent, conversation, id -> handoffs.claim(id, authorOf(agent)));
    }

    /// As [#claim], also from the colleague who has it as far as this agent knows.
    public ClaimResult takeOver(Principal.Agent agent, UUID conversation, UUID from) {
        return found(agent, conversation, id -> handoffs.takeOver(id, authorOf(agent), from));
    }

    /// As [#claim], also when it is over.
    public ClaimResult reopen(Principal.Agent agent, UUID conversation) {
        return found(agent, conversation, id -> handoffs.reopen(id, authorOf(agent)));
    }

    private ClaimResult found(
            Principal.Agent agent, UUID conversation, Function<UUID, ClaimResult> claim) {
        return find(agent, conversation)
                .map(found -> claim.apply(found.id()))
                .orElseGet(ClaimResult.Unknown::new);
    }

    /// Gives a conversation of this agent's back to the assistant.
    ///
    /// @return false when it is not this agent's
    public boolean handBack(Principal.Agent agent, UUID conversation) {
        return handoffs.handBack(conversation, authorOf(agent));
    }

    /// Ends a conversation of this agent's.
    ///
    /// @return false when it is not this agent's
    public boolean resolve(Principal.Agent agent, UUID conversation) {
        return handoffs.resolve(conversation, authorOf(agent));
    }

    /// How an agent signs what they write.
    public static Author authorOf(Principal.Agent agent) {
        return new Author(Author.Kind.AGENT, agent.id(), agent.name());
    }

    /// A conversation as the list shows it.
    public static InboxRow row(Summary summary) {
        return new InboxRow(
                summary.id(),
                summary.lastSeq(),
                summary.visitorName(),
                summary.locale(),
                summary.owner(),
                summary.agent(),
                summary.reason(),
                summary.waitingSince(),
                summary.lastText(),
                kind(summary.lastAuthor()),
                summary.lastAt(),
                summary.openedAt(),
                summary.overdue());
    }

    private static Author.@Nullable Kind kind(@Nullable Author author) {
        return author == null ? null : author.kind();
    }

    private static boolean isOf(Summary summary, Principal.Agent agent) {
        Author owner = summary.agent();
        return owner != null && agent.id().equals(owner.id());
    }
}
