package io.nightdesk.escalation;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rules that hold for a message as far as that is known before a search; by name.
public record RuleMatches(List<EscalationRule> rules) {

    public RuleMatches {
        rules = List.copyOf(rules);
    }

    /// The first that names no topic: it holds whatever a search would find.
    public Optional<EscalationRule> onAnyTopic() {
        return rules.stream().filter(it -> !asksTopic(it)).findFirst();
    }

    /// Whether there are any that only what is found can decide about.
    public boolean dependOnTopic() {
        return rules.stream().anyMatch(RuleMatches::asksTopic);
    }

    /// The first that holds for a topic.
    ///
    /// @param topic the section of the help centre of the best article; null where it has none
    public Optional<EscalationRule> on(@Nullable String topic) {
        return rules.stream().filter(it -> it.terms().subject().isOn(topic)).findFirst();
    }

    private static boolean asksTopic(EscalationRule rule) {
        return !rule.terms().subject().topics().isEmpty();
    }
}
