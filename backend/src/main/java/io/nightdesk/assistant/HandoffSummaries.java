package io.nightdesk.assistant;

import io.nightdesk.conversation.Event;
import io.nightdesk.conversation.HandoffReason;
import io.nightdesk.conversation.Owner;
import io.nightdesk.conversation.OwnerMoved;
import io.nightdesk.conversation.Summary;
import io.nightdesk.conversation.Transcripts;
import io.nightdesk.llm.CancelHandle;
import io.nightdesk.llm.Completion;
import io.nightdesk.llm.LanguageModels;
import io.nightdesk.llm.Profile;
import io.nightdesk.prompt.LivePrompt;
import io.nightdesk.prompt.PromptVariable;
import io.nightdesk.prompt.Prompts;
import io.nightdesk.site.Sites;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import tools.jackson.databind.json.JsonMapper;

/// Has a model sum up, for the people who take it over, each conversation that has gone to the
/// queue. Nobody waits for it: the note without a summary is there from the start, and stays when
/// no model answers or when what it wrote may not be shown (see [CheckedSummary]).
@Component
class HandoffSummaries {

    private static final Logger LOG = LoggerFactory.getLogger(HandoffSummaries.class);

    private static final String PROMPT = "handoff/summary";
    private static final int AT_ONCE = 8;

    private final HandoffNoteStore notes;
    private final Transcripts transcripts;
    private final LanguageModels models;
    private final Spending spending;
    private final Prompts prompts;
    private final Sites sites;
    private final JsonMapper json;
    private final Clock clock;
    private final Semaphore places = new Semaphore(AT_ONCE);

    HandoffSummaries(
            HandoffNoteStore notes,
            Transcripts transcripts,
            LanguageModels models,
            Spending spending,
            Prompts prompts,
            Sites sites,
            JsonMapper json,
            Clock clock) {
        this.notes = notes;
        this.transcripts = transcripts;
        this.models = models;
        this.spending = spending;
        this.prompts = prompts;
        this.sites = sites;
        this.json = json;
        this.clock = clock;
    }

    @TransactionalEventListener
    void on(OwnerMoved moved) {
        // Past so many at once a conversation does without.
        if (moved.owner() == Owner.QUEUE && models.configured() && places.tryAcquire()) {
            Thread.ofVirtual().name("handoff-summary").start(() -> summarise(moved));
        }
    }

    private void summarise(OwnerMoved moved) {
        try {
            notes.find(moved.conversation(), moved.ownerEpoch())
                    .filter(note -> note.reason() != HandoffReason.PROVIDER_DOWN)
                    .flatMap(note -> summarised(note, moved))
                    .ifPresent(
                            note -> notes.replace(moved.conversation(), moved.ownerEpoch(), note));
        } catch (DataAccessException e) {
            LOG.debug("the note stays without a summary: {}", e.toString());
        } finally {
            places.release();
        }
    }

    private Optional<HandoffNote> summarised(HandoffNote note, OwnerMoved moved) {
        List<Event.Message> transcript =
                transcripts.latestMessages(moved.conversation(), Question.TRANSCRIPT);
        if (transcript.isEmpty()) {
            return Optional.empty();
        }
        Summary conversation = transcripts.find(moved.conversation()).orElseThrow();
        Spending.Means means = spending.means(null, conversation).orElse(null);
        if (means == null || means.profile() != Profile.ANSWER) {
            return Optional.empty();
        }
        String locale = conversation.locale();
        LivePrompt prompt = prompts.live(PROMPT, "");
        String system = prompt.render(PromptVariable.values(sites.theSite(), locale, clock));
        Question all = new Question(told(transcript), List.of());
        var request = ModelAnswers.request(prompt, system, all, List.of(), new CancelHandle());
        return models.ladder(Profile.SUMMARY, means.spender()).complete(request, (_, _) -> {})
                        instanceof Completion.Completed done
                ? CheckedSummary.of(done.text(), all.text(), json)
                        .map(it -> note.summarised(it.summary(), it.advice()))
                : Optional.empty();
    }

    /// The conversation as data: one message, in which nobody but the platform says who spoke.
    private static String told(List<Event.Message> transcript) {
        return transcript.stream()
                .map(
                        message ->
                                "%s: %s"
                                        .formatted(
                                                message.author()
                                                        .kind()
                                                        .name()
                                                        .toLowerCase(Locale.ROOT),
                                                message.text().replaceAll("\\s+", " ")))
                .collect(Collectors.joining("\n"));
    }
}
