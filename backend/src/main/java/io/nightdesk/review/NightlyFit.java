package io.nightdesk.review;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import io.nightdesk.confidence.Fits;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/// Learns every night from what was said of the answers.
@Component
class NightlyFit {

    private static final Logger LOG = LoggerFactory.getLogger(NightlyFit.class);

    private final CustomerVerdicts customers;
    private final Fits fits;

    NightlyFit(CustomerVerdicts customers, Fits fits) {
        this.customers = customers;
        this.fits = fits;
    }

    void run() {
        customers.collect();
        fits.refit()
                .ifPresent(
                        made ->
                                LOG.atInfo()
                                        .addKeyValue("version", made.version())
                                        .addKeyValue("fitted", made.fitted())
                                        .addKeyValue("before", made.lossBefore())
                                        .addKeyValue("after", made.lossAfter())
                                        .addKeyValue("used", made.better())
                                        .log("confidence fitted to this site's judgements"));
    }

    /// At three in the morning, UTC, on one node; never where a product is only tried out.
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "nightdesk.confidence.nightly-fit", matchIfMissing = true)
    static class Timer {

        @Bean
        RecurringTask<Void> fitConfidence(NightlyFit nightly) {
            return Tasks.recurring(
                            TaskDescriptor.of("fit-confidence"),
                            new Daily(ZoneOffset.UTC, LocalTime.of(3, 0)))
                    .execute((_, _) -> nightly.run());
        }
    }
}
