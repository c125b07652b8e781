package io.nightdesk.assistant;

import io.nightdesk.confidence.Policies;
import io.nightdesk.desk.AgentPresence;
import io.nightdesk.knowledge.ExtractiveAnswers;
import io.nightdesk.knowledge.Passage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Knows how sure one may be of an answer, and how sure one must be: by what an admin allows, and
/// whether somebody is at the desk to help where it is wrong.
@Component
class Sureness {

    private final ExtractiveAnswers extractive;
    private final Policies policies;
    private final AgentPresence presence;

    Sureness(ExtractiveAnswers extractive, Policies policies, AgentPresence presence) {
        this.extractive = extractive;
        this.policies = policies;
        this.presence = presence;
    }

    Chances of(QuestionSearch.Found found) {
        return new Chances(
                policies.current(),
                topic(found),
                extractive.signals(found.query(), found.result()),
                presence.online() > 0);
    }

    private static @Nullable String topic(QuestionSearch.Found found) {
        return found.result().passages().stream()
                .findFirst()
                .map(Passage::section)
                .filter(section -> !section.isBlank())
                .orElse(null);
    }
}
