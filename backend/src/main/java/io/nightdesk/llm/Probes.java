package io.nightdesk.llm;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Looks after models that failed, so that the first to use one that is back is no customer.
@Component
class Probes {

    private final LanguageModels models;

    Probes(LanguageModels models) {
        this.models = models;
    }

    @Scheduled(fixedDelayString = "${nightdesk.llm.probe-every:30s}")
    void look() {
        models.probe();
    }
}
