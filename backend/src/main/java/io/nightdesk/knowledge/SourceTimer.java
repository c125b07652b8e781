package io.nightdesk.knowledge;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerClient.ScheduleOptions;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/// Has sources looked at: each has one timer as long as it exists.
@Component
class SourceTimer {

    private static final TaskDescriptor<Void> TASK = TaskDescriptor.of("source");

    private final SchedulerClient timers;
    private final Clock clock;

    SourceTimer(SchedulerClient timers, Clock clock) {
        this.timers = timers;
        this.clock = clock;
    }

    /// In the transaction of what there is to look at.
    void soon(UUID source) {
        try {
            timers.schedule(
                    TASK.instance(source.toString()).scheduledTo(clock.instant()),
                    ScheduleOptions.WHEN_EXISTS_RESCHEDULE);
        } catch (TaskInstanceCurrentlyExecutingException e) {
            // It is being looked at, and will be again as soon as it asks for that.
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Timer {

        @Bean
        CustomTask<Void> lookAtSource(SourceSync sync) {
            return Tasks.custom(TASK)
                    .onFailure(new FailureHandler.OnFailureRetryLater<>(Duration.ofSeconds(15)))
                    .execute(
                            (timer, context) ->
                                    sync.look(
                                                    UUID.fromString(timer.getId()),
                                                    context.getSchedulerState()::isShuttingDown)
                                            .<CompletionHandler<Void>>map(
                                                    next ->
                                                            (done, operations) ->
                                                                    operations.reschedule(
                                                                            done, next))
                                            .orElseGet(CompletionHandler.OnCompleteRemove::new));
        }
    }
}
