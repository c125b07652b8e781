package io.nightdesk.assistant;

import io.nightdesk.confidence.CutOffs;
import io.nightdesk.confidence.Evidence;
import io.nightdesk.confidence.Policies;
import io.nightdesk.confidence.Policy;
import io.nightdesk.confidence.Reading;
import io.nightdesk.desk.AgentPresence;
import io.nightdesk.knowledge.ExtractiveAnswers;
import io.nightdesk.knowledge.Passage;
import io.nightdesk.knowledge.Signals;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// How sure one may be of an answer, and how sure one must be: by what an admin allows, and whether
/// somebody is at the desk to help where it is wrong.
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

    /// @param right how likely the answer is right, 0 to 1
    record Sure(double right, CutOffs needed) {

        boolean answers() {
            return right >= needed.answer();
        }

        boolean answersWithCaveat() {
            return right >= needed.caveat();
        }
    }

    /// Notes it in the explanation.
    ///
    /// @param evidence what models said of a model's answer; null for a quotation
    Sure of(QuestionSearch.Found found, @Nullable Evidence evidence, Explanation explanation) {
        Policy policy = policies.current();
        Signals signals = extractive.signals(found.query(), found.result());
        Reading reading = new Reading(topic(found), signals, evidence);
        double right = policy.right(reading);
        CutOffs needed = policy.cutOffs(reading.kind(), reading.topic(), presence.online() > 0);
        explanation.sure(reading, right, needed, policy.fitVersion());
        return new Sure(right, needed);
    }

    private static @Nullable String topic(QuestionSearch.Found found) {
        return found.result().passages().stream()
                .findFirst()
                .map(Passage::section)
                .filter(section -> !section.isBlank())
                .orElse(null);
    }
}
