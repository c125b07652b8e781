package io.nightdesk.desk;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.nightdesk.conversation.Conversations;
import io.nightdesk.conversation.Owner;
import io.nightdesk.conversation.OwnerMoved;
import io.nightdesk.conversation.Summary;
import io.nightdesk.conversation.Transcripts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Watches the time until a waiting customer hears from a person. The timer is set in the
/// transaction that puts the conversation into the queue, and looks at it again when it fires.
@Component
class FirstResponse {

    private static final TaskDescriptor<Void> TASK = TaskDescriptor.of("first-response");

    private final SchedulerClient timers;
    private final Transcripts transcripts;
    private final DeskProperties properties;
    private final Clock clock;

    FirstResponse(
            SchedulerClient timers,
            Transcripts transcripts,
            DeskProperties properties,
            Clock clock) {
        this.timers = timers;
        this.transcripts = transcripts;
        this.properties = properties;
        this.clock = clock;
    }

    @EventListener
    void moved(OwnerMoved moved) {
        if (moved.owner() == Owner.QUEUE) {
            var timer = TASK.instance(moved.conversation() + ":" + moved.seq());
            Instant target = since(moved.conversation()).plus(properties.firstResponse());
            timers.scheduleIfNotExists(timer.scheduledTo(target));
        }
    }

    /// Who was taken back in vain began to wait earlier.
    private Instant since(UUID conversation) {
        Instant now = clock.instant();
        return transcripts
                .find(conversation)
                .map(Summary::waitingSince)
                .filter(now::isAfter)
                .orElse(now);
    }

    @Configuration(proxyBeanMethods = false)
    static class Timer {

        @Bean
        OneTimeTask<Void> markOverdue(Conversations conversations, DeskProperties properties) {
            String note = "No first reply within " + words(properties.firstResponse()) + ".";
            return Tasks.oneTime(TASK)
                    .onFailure(new FailureHandler.OnFailureRetryLater<>(Duration.ofSeconds(10)))
                    .execute(
                            (timer, _) -> {
                                String[] parts = timer.getId().split(":", 2);
                                conversations.markOverdue(
                                        UUID.fromString(parts[0]), Long.parseLong(parts[1]), note);
                            });
        }

        private static String words(Duration target) {
            return target.toSeconds() % 60 == 0
                    ? target.toMinutes() + " min"
                    : target.toSeconds() + " s";
        }
    }
}
