package io.nightdesk.desk;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.nightdesk.conversation.Author;
import io.nightdesk.conversation.Handoffs;
import io.nightdesk.conversation.Owner;
import io.nightdesk.conversation.Summary;
import io.nightdesk.identity.Principal;
import io.nightdesk.kernel.Ids;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Puts conversations back into the queue at a time an agent has chosen: a question to a
/// supplier, a customer who wants to be asked again on Monday.
@Component
public class Callbacks {

    private static final TaskDescriptor<Void> TASK = TaskDescriptor.of("callback");

    private final CallbackStore store;
    private final Inbox inbox;
    private final SchedulerClient timers;
    private final Ids ids;

    Callbacks(CallbackStore store, Inbox inbox, SchedulerClient timers, Ids ids) {
        this.store = store;
        this.inbox = inbox;
        this.timers = timers;
        this.ids = ids;
    }

    /// Sets the conversation's callback, in place of an earlier one.
    ///
    /// @return false when the conversation is not this agent's
    @Transactional
    public boolean set(Principal.Agent agent, UUID conversation, Callback callback) {
        Summary own = own(agent, conversation).orElse(null);
        if (own == null) {
            return false;
        }
        UUID id = ids.next();
        store.put(
                conversation,
                id,
                callback.at(),
                callback.text(),
                Inbox.authorOf(agent),
                own.ownerEpoch());
        // The timer of an earlier one finds no row and does nothing.
        timers.scheduleIfNotExists(TASK.instance(id.toString()).scheduledTo(callback.at()));
        return true;
    }

    /// @return false when the conversation is not this agent's
    @Transactional
    public boolean callOff(Principal.Agent agent, UUID conversation) {
        if (own(agent, conversation).isEmpty()) {
            return false;
        }
        store.remove(conversation);
        return true;
    }

    /// What is set for a conversation as long as its agent keeps it.
    public Optional<Callback> of(Summary conversation) {
        return conversation.owner() == Owner.AGENT
                ? store.find(conversation.id(), conversation.ownerEpoch())
                : Optional.empty();
    }

    private Optional<Summary> own(Principal.Agent agent, UUID conversation) {
        return inbox.find(agent, conversation)
                .filter(
                        found -> {
                            Author owner = found.agent();
                            return owner != null && agent.id().equals(owner.id());
                        });
    }

    /// What the timer does, once: the row goes with the move.
    @Component
    static class Due {

        private final CallbackStore store;
        private final Handoffs handoffs;

        Due(CallbackStore store, Handoffs handoffs) {
            this.store = store;
            this.handoffs = handoffs;
        }

        @Transactional
        boolean fire(UUID id) {
            CallbackStore.Due due = store.take(id).orElse(null);
            return due != null
                    && handoffs.recall(due.conversation(), due.ownerEpoch(), id, note(due));
        }

        private static String note(CallbackStore.Due due) {
            String what = due.text().isBlank() ? "" : ": " + due.text();
            return "%s wanted this back in the queue now%s".formatted(due.agent(), what);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Timer {

        @Bean
        OneTimeTask<Void> callBack(Due due) {
            return Tasks.oneTime(TASK)
                    .onFailure(new FailureHandler.OnFailureRetryLater<>(Duration.ofSeconds(10)))
                    .execute((timer, _) -> due.fire(UUID.fromString(timer.getId())));
        }
    }
}
