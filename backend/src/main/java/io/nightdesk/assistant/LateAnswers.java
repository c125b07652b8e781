package io.nightdesk.assistant;

import io.nightdesk.conversation.Author;
import io.nightdesk.conversation.CustomerPresence;
import io.nightdesk.conversation.HandoffReason;
import io.nightdesk.conversation.Handoffs;
import io.nightdesk.conversation.Summary;
import io.nightdesk.conversation.Transcripts;
import io.nightdesk.kernel.Ids;
import io.nightdesk.llm.CancelHandle;
import io.nightdesk.llm.Completion;
import io.nightdesk.llm.CompletionRequest;
import io.nightdesk.llm.LanguageModels;
import io.nightdesk.node.Nodes;
import io.nightdesk.site.Sites;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes back those who wait for a person only because no model could be reached, once one can,
/// unless a person has ever taken them over, or nothing is left to spend on them. Who has gone is
/// left to people, also who would be answered by e-mail. Every node looks for those who are at it,
/// and the conversation's lock lets one act.
@Component
class LateAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(LateAnswers.class);

    /// Longest waiting first; a model that has just come back is not to be overrun.
    private static final int AT_ONCE = 50;

    /// Afterwards the question may no longer be one.
    private static final Duration LATEST = Duration.ofHours(24);

    /// Before a conversation is tried again whose late answer found no model either.
    private static final Duration REST = Duration.ofMinutes(1);

    /// Answers by which a model that was left alone is trusted again. Until then it is asked by
    /// no more than two at once, and most of those who are taken back would find nobody.
    private static final int TRUSTED = 2;

    private final Transcripts transcripts;
    private final CustomerPresence presence;
    private final Handoffs handoffs;
    private final TurnStore turns;
    private final LanguageModels models;
    private final Spending spending;
    private final TransactionTemplate transaction;
    private final Sites sites;
    private final Nodes nodes;
    private final Ids ids;

    LateAnswers(
            Transcripts transcripts,
            CustomerPresence presence,
            Handoffs handoffs,
            TurnStore turns,
            LanguageModels models,
            Spending spending,
            TransactionTemplate transaction,
            Sites sites,
            Nodes nodes,
            Ids ids) {
        this.transcripts = transcripts;
        this.presence = presence;
        this.handoffs = handoffs;
        this.turns = turns;
        this.models = models;
        this.spending = spending;
        this.transaction = transaction;
        this.sites = sites;
        this.nodes = nodes;
        this.ids = ids;
    }

    @Scheduled(fixedDelayString = "${nightdesk.assistant.late-answers-every:20s}")
    void look() {
        if (nodes.draining() || nodes.isCandidate() || !models.configured()) {
            return;
        }
        try {
            // The model is asked once for all of them: they would only be handed over again. It may
            // take its time, and some have left by then.
            if (!waiting().isEmpty() && answers()) {
                waiting().forEach(this::takeBack);
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("late answers wait for the database: {}", e.toString());
        }
    }

    private List<Summary> waiting() {
        List<Summary> waiting =
                transcripts.waitingInChat(
                        sites.theSite().id(),
                        HandoffReason.PROVIDER_DOWN,
                        presence.openConversations(),
                        LATEST);
        if (waiting.isEmpty()) {
            return waiting;
        }
        Set<UUID> resting = turns.resting(waiting.stream().map(Summary::id).toList(), REST);
        return waiting.stream()
                .filter(it -> !resting.contains(it.id()))
                .filter(it -> spending.means(null, it).isPresent())
                .limit(AT_ONCE)
                .toList();
    }

    private boolean answers() {
        return IntStream.range(0, TRUSTED).allMatch(_ -> answersOnce());
    }

    private boolean answersOnce() {
        var probe =
                new CompletionRequest(
                        "Reply with the word yes.",
                        List.of(),
                        "Are you there?",
                        List.of(),
                        new CompletionRequest.Settings(0, 16),
                        new CancelHandle());
        return models.ladder().complete(probe, (_, _) -> {}) instanceof Completion.Completed;
    }

    private void takeBack(Summary waiting) {
        transaction.executeWithoutResult(
                _ -> {
                    UUID id = waiting.id();
                    Author author = Answering.author(sites.theSite().assistantName());
                    if (handoffs.takeBack(id, waiting.ownerEpoch(), author)) {
                        Summary now = transcripts.find(id).orElseThrow();
                        long asked = transcripts.lastMessageOf(id, Author.Kind.VISITOR);
                        turns.queueAgain(
                                new TurnStore.Duty(ids.next(), id, asked, now.ownerEpoch()),
                                now.lastSeq());
                    }
                });
    }
}
