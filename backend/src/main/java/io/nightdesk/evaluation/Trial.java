package io.nightdesk.evaluation;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.BeanFactory;

/// A running product that is tried out, and what it is made of.
///
/// @param address where customers reach it
record Trial(URI address, BeanFactory beans) {

    <T> T bean(Class<T> type) {
        return beans.getBean(type);
    }

    /// Settings of a product that is tried out: the demo's help centre, answers at once, nothing
    /// that only a clock does, and no model but, if there is one, this.
    ///
    /// @param model address of an [ObedientModel]; empty for none
    static Map<String, String> settings(String model) {
        Map<String, String> settings = new HashMap<>();
        settings.put("nightdesk.demo", "true");
        settings.put("nightdesk.assistant.debounce", "20ms");
        settings.put("nightdesk.assistant.max-debounce", "100ms");
        settings.put("nightdesk.confidence.nightly-fit", "false");
        for (String other : new String[] {"provider", "url", "model", "key"}) {
            settings.put("nightdesk.llm." + other, "");
            settings.put("nightdesk.llm2." + other, "");
        }
        if (!model.isEmpty()) {
            settings.put("nightdesk.llm.provider", "openai");
            settings.put("nightdesk.llm.url", model);
            settings.put("nightdesk.llm.model", "obedient");
            settings.put("nightdesk.llm.key", "none");
            // It misbehaves on purpose, and is to be asked again all the same.
            settings.put("nightdesk.llm.breaker.window", "100000");
            settings.put("nightdesk.llm.breaker.minimum", "100000");
            settings.put("nightdesk.llm.budget.turns-per-minute", "100000");
            settings.put("nightdesk.llm.budget.turns-per-day", "100000");
        }
        return settings;
    }
}
