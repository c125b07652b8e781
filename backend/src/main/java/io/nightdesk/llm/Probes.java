package io.nightdesk.llm;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Looks after models that are being left alone or that nobody has asked for long, so that the
/// first to find out how one is, is no customer.
@Component
class Probes {

    private final LanguageModels models;

    Probes(LanguageModels models) {
        this.models = models;
    }

    @Scheduled(fixedRateString = "${nightdesk.llm.probe-every:30s}")
    void look() {
        models.probe();
    }
}
