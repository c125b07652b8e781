package io.nightdesk.review;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.nightdesk.confidence.AnswerKind;
import io.nightdesk.confidence.Policies;
import java.util.Locale;
import org.springframework.stereotype.Component;

/// Says to whoever operates Nightdesk what the console says to admins: that the newest judged
/// answers contradict what is said of answers.
@Component
class DriftMetrics {

    DriftMetrics(Policies policies, MeterRegistry registry) {
        for (AnswerKind kind : AnswerKind.values()) {
            Gauge.builder("nightdesk.confidence.drift", policies, it -> alarms(it, kind))
                    .description("Promises that the newest judged answers contradict, 0 to 2")
                    .tag("kind", kind.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
    }

    private static double alarms(Policies policies, AnswerKind kind) {
        return policies.current().drift(kind).alarms().size();
    }
}
