package io.nightdesk.conversation;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Ends conversations of the assistant's that nobody goes on with. A conversation has one timer,
/// set when it is opened; when it fires too early, because something was said meanwhile, it is
/// set anew. So a message costs no write to it.
@Component
class IdleClose {

    private static final TaskDescriptor<Void> TASK = TaskDescriptor.of("idle");

    private final SchedulerClient timers;
    private final ConversationProperties properties;
    private final Clock clock;

    IdleClose(SchedulerClient timers, ConversationProperties properties, Clock clock) {
        this.timers = timers;
        this.properties = properties;
        this.clock = clock;
    }

    @EventListener
    void opened(ConversationOpened opened) {
        set(opened.conversation());
    }

    @EventListener
    void moved(OwnerMoved moved) {
        if (moved.owner() == Owner.AI) {
            set(moved.conversation());
        }
    }

    /// In the transaction of what has happened. A timer that runs already stays as it is.
    private void set(UUID conversation) {
        Instant end = clock.instant().plus(properties.idle());
        timers.scheduleIfNotExists(TASK.instance(conversation.toString()).scheduledTo(end));
    }

    @Configuration(proxyBeanMethods = false)
    static class Timer {

        private final Handoffs handoffs;
        private final Duration silence;
        private final Clock clock;

        Timer(Handoffs handoffs, ConversationProperties properties, Clock clock) {
            this.handoffs = handoffs;
            this.silence = properties.idle();
            this.clock = clock;
        }

        @Bean
        CustomTask<Void> closeIdle() {
            return Tasks.custom(TASK)
                    .onFailure(new FailureHandler.OnFailureRetryLater<>(Duration.ofSeconds(30)))
                    .execute((timer, _) -> after(UUID.fromString(timer.getId())));
        }

        private CompletionHandler<Void> after(UUID conversation) {
            return handoffs.closeSilent(conversation, silence)
                    .map(Timer::again)
                    .orElseGet(() -> over(conversation));
        }

        private static CompletionHandler<Void> again(Instant next) {
            return (done, operations) -> operations.reschedule(done, next);
        }

        /// The assistant may have got the conversation meanwhile, and this timer with it, since it
        /// was still there.
        private CompletionHandler<Void> over(UUID conversation) {
            return (done, operations) -> {
                if (!handoffs.unlessAssistants(conversation, operations::remove)) {
                    operations.reschedule(done, clock.instant().plus(silence));
                }
            };
        }
    }
}
