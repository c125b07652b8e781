package io.nightdesk.assistant;

import io.nightdesk.conversation.HandoffReason;
import io.nightdesk.conversation.Summary;
import io.nightdesk.escalation.Customer;
import io.nightdesk.escalation.EscalationRule;
import io.nightdesk.escalation.RuleMatches;
import io.nightdesk.escalation.RulesInForce;
import io.nightdesk.intent.Intent;
import io.nightdesk.intent.Intents;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Hands over what people must answer by one of the site's own rules.
@Component
class OwnRules {

    private final RulesInForce rules;
    private final Intents intents;
    private final Sureness sureness;

    OwnRules(RulesInForce rules, Intents intents, Sureness sureness) {
        this.rules = rules;
        this.intents = intents;
        this.sureness = sureness;
    }

    /// Those that hold, as far as that is known before a search.
    RuleMatches of(Question question, Summary conversation) {
        return rules.of(
                question.text(),
                new Customer(conversation.visitor(), conversation.locale(), conversation.page()));
    }

    /// Of those the first that holds whatever a search would find.
    Optional<Decision> decide(
            RuleMatches matches,
            RunningTurn work,
            Question question,
            String locale,
            Explanation explanation) {
        return matches.onAnyTopic().map(rule -> handOff(rule, work, question, locale, explanation));
    }

    /// Whether what is found decides about any of them. Small talk has no topic, however near an
    /// article is to it by chance; of the sample's 161 questions the classifier takes none for it.
    boolean waitForSearch(RuleMatches matches, Question question) {
        return matches.dependOnTopic() && intents.recognise(question.text()) != Intent.SMALLTALK;
    }

    /// Of those the first that holds for the topic of the best article found. None does where
    /// not even a model would be likely enough to answer from what was found: then the message is
    /// on no topic. Of the sample's 100 questions that have an answer 93 are on one.
    Optional<Decision> onTopic(
            RuleMatches matches,
            RunningTurn work,
            Question question,
            String locale,
            QuestionSearch.Found found,
            Explanation explanation) {
        Chances chances = sureness.of(found);
        Optional<EscalationRule> rule =
                chances.ofAnswer(null, null, 0).answersWithCaveat()
                        ? matches.on(chances.topic())
                        : Optional.empty();
        if (rule.isPresent()) {
            explanation.found(found.result());
            explanation.unasked(chances.ofQuotation());
        }
        return rule.map(it -> handOff(it, work, question, locale, explanation));
    }

    private static Decision handOff(
            EscalationRule rule,
            RunningTurn work,
            Question question,
            String locale,
            Explanation explanation) {
        explanation.ownRule(rule.terms().name());
        String reply = rule.terms().reply();
        return new Decision.HandOff(
                reply.isEmpty() ? Phrases.say("rule.handoff", locale) : reply,
                List.of(),
                HandoffNote.of(HandoffReason.POLICY, question, List.of(), ""),
                work.onScreen());
    }
}
