package io.nightdesk.assistant;

import io.nightdesk.conversation.Answer;
import io.nightdesk.conversation.Author;
import io.nightdesk.conversation.Conversations;
import io.nightdesk.conversation.HandoffReason;
import io.nightdesk.conversation.Handoffs;
import io.nightdesk.conversation.Summary;
import io.nightdesk.conversation.Transcripts;
import io.nightdesk.node.Nodes;
import io.nightdesk.site.Sites;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// Looks for customers whom the assistant has left without an answer, and without anybody who will
/// give one, and passes them on to people. There is no known way to get there; the watchdog does
/// not need to know it. Every node looks, and the conversation's lock lets one of them act.
@Component
class Watchdog {

    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);

    private final Transcripts transcripts;
    private final Conversations conversations;
    private final Handoffs handoffs;
    private final TurnStore turns;
    private final TransactionTemplate transaction;
    private final Sites sites;
    private final Nodes nodes;
    private final TurnMetrics metrics;
    private final AssistantProperties properties;
    private long wellSince = System.nanoTime();

    Watchdog(
            Transcripts transcripts,
            Conversations conversations,
            Handoffs handoffs,
            TurnStore turns,
            TransactionTemplate transaction,
            Sites sites,
            Nodes nodes,
            TurnMetrics metrics,
            AssistantProperties properties) {
        this.transcripts = transcripts;
        this.conversations = conversations;
        this.handoffs = handoffs;
        this.turns = turns;
        this.transaction = transaction;
        this.sites = sites;
        this.nodes = nodes;
        this.metrics = metrics;
        this.properties = properties;
    }

    @Scheduled(fixedDelayString = "${nightdesk.assistant.watch-every:5s}")
    void look() {
        if (nodes.draining() || nodes.isCandidate()) {
            return;
        }
        try {
            List<Summary> waiting = transcripts.unanswered(properties.patience(), null);
            // After a start or an outage everybody has waited; first those whose work it is have
            // their turn.
            boolean settled = System.nanoTime() - wellSince > properties.patience().toNanos();
            while (settled && !waiting.isEmpty()) {
                waiting.forEach(this::help);
                waiting = transcripts.unanswered(properties.patience(), waiting.getLast());
            }
        } catch (DataAccessException | TransactionException e) {
            wellSince = System.nanoTime();
            LOG.debug("the watchdog waits for the database: {}", e.toString());
        }
    }

    private void help(Summary left) {
        long asked = transcripts.lastMessageOf(left.id(), Author.Kind.VISITOR);
        if (turns.isCaredFor(left.id(), asked, properties.stuck())) {
            return;
        }
        if (isHandedOff(left)) {
            metrics.leftAlone();
            LOG.atError()
                    .addKeyValue("conversation", left.id())
                    .addKeyValue("seq", asked)
                    .log("a customer was left without an answer and goes to the queue");
        }
    }

    /// What cannot be read by anybody is an outage; what cannot be written may be this one
    /// conversation, which somebody keeps locked. It is tried again at the next look.
    private boolean isHandedOff(Summary left) {
        try {
            return Boolean.TRUE.equals(transaction.execute(_ -> handOff(left)));
        } catch (DataAccessException | TransactionException e) {
            LOG.atWarn()
                    .addKeyValue("conversation", left.id())
                    .log(
                            "a customer was left without an answer and cannot be helped: {}",
                            e.toString());
            return false;
        }
    }

    /// @return false when the assistant has lost or answered the conversation meanwhile; then
    ///     nothing is written
    private boolean handOff(Summary left) {
        Author author = Answering.author(sites.theSite().assistantName());
        Answer apology =
                new Answer(
                        null,
                        author,
                        Phrases.say("error.handoff", left.locale()),
                        List.of(),
                        false,
                        "person");
        return conversations.answerIfLast(left.id(), left.lastSeq(), apology).isPresent()
                && handoffs.request(left.id(), author, HandoffReason.TOOL_FAILURE).isPresent();
    }
}
