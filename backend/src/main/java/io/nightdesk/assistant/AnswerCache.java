package io.nightdesk.assistant;

import io.nightdesk.conversation.Summary;
import io.nightdesk.knowledge.IndexVersion;
import io.nightdesk.knowledge.Knowledge;
import io.nightdesk.prompt.Prompts;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// Rung 0: what a model answered to a conversation's first message is said again to whoever begins
/// one with the same words within ten minutes. The same words only, never similar ones, and only
/// an answer that nothing had to be left out of. Any change of prompts or articles makes it
/// another question. Off by default; kept by each node for itself. Safe from any thread.
@Component
class AnswerCache {

    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int MOST = 1_000;

    private final boolean on;
    private final Prompts prompts;
    private final Knowledge knowledge;
    private final Clock clock;
    private final SequencedMap<Key, Entry> entries = new LinkedHashMap<>();

    AnswerCache(AssistantProperties properties, Prompts prompts, Knowledge knowledge, Clock clock) {
        this.on = properties.cache();
        this.prompts = prompts;
        this.knowledge = knowledge;
        this.clock = clock;
    }

    /// What makes two questions the same. The day is in it, since prompts name it and articles may
    /// end with it.
    private record Key(
            long release, IndexVersion articles, LocalDate day, String locale, String text) {}

    private record Entry(Decision.Say said, Instant until) {}

    /// What is kept, or else what the other rungs decide, which is then kept if it may be.
    Decision answer(
            ClaimedTurn turn,
            Summary conversation,
            Question question,
            Explanation explanation,
            Supplier<Decision> rungs) {
        Key key = key(turn, conversation, question).orElse(null);
        if (key == null) {
            return rungs.get();
        }
        Optional<Decision.Say> kept = find(key);
        if (kept.isPresent()) {
            explanation.rule(Rule.CACHED);
            return kept.get();
        }
        Decision decision = rungs.get();
        if (decision instanceof Decision.Say said && explanation.isFlawless()) {
            keep(key, said);
        }
        return decision;
    }

    /// Empty for what has a past, which an answer may refer to.
    private Optional<Key> key(ClaimedTurn turn, Summary conversation, Question question) {
        boolean first = question.before().isEmpty() && turn.partialText().isEmpty();
        String locale = conversation.locale();
        return on && first
                ? knowledge
                        .version()
                        .map(
                                articles ->
                                        new Key(
                                                prompts.live(ModelAnswers.PROMPT, locale).release(),
                                                articles,
                                                LocalDate.now(clock),
                                                locale,
                                                normalised(question.text())))
                : Optional.empty();
    }

    private static String normalised(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ")
                .strip();
    }

    private synchronized Optional<Decision.Say> find(Key key) {
        entries.values().removeIf(entry -> !entry.until().isAfter(clock.instant()));
        return Optional.ofNullable(entries.get(key)).map(Entry::said);
    }

    private synchronized void keep(Key key, Decision.Say said) {
        if (entries.size() >= MOST) {
            entries.pollFirstEntry();
        }
        var again = new Decision.Say(said.text(), said.citations(), "cache");
        entries.putLast(key, new Entry(again, clock.instant().plus(KEPT)));
    }
}
