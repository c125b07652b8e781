package io.nightdesk.knowledge;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Has likely questions asked for every minute, on one node at a time.
@Configuration(proxyBeanMethods = false)
class LikelyQuestionTimer {

    @Bean
    RecurringTask<Void> askLikelyQuestions(LikelyQuestions questions) {
        return Tasks.recurring(
                        TaskDescriptor.of("likely-questions"), FixedDelay.of(Duration.ofMinutes(1)))
                .execute(
                        (_, context) -> questions.ask(context.getSchedulerState()::isShuttingDown));
    }
}
