package io.nightdesk.assistant;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the assistant takes its turns.
///
/// @param debounce how long a queued turn waits for more of a burst after each message
/// @param maxDebounce the longest a burst may hold a turn up
/// @param lease how long a claim lasts unless renewed; a dead node's turn is taken over after it
/// @param renewEvery how often claims are renewed
/// @param maxRunning turns at work at the same time on one node
/// @param maxAttempts attempts at one turn before it goes to a person
/// @param patience how long a message may stand alone before the watchdog looks after it; until
///     its next look it stands as long again as there is between two of them
/// @param stuck how long a turn may take to show something; longer than a model is given for it
/// @param judge whether a second call of a model, beside each answer, judges if the passages answer
/// @param cache whether an answer is said again to who begins with the same words; see
///     [AnswerCache]
/// @param linkHosts hosts that answers may link to, beside those of the site's own pages and of
///     the pages that articles come from, such as `carrier.example`
@ConfigurationProperties("nightdesk.assistant")
record AssistantProperties(
        @DefaultValue("600ms") Duration debounce,
        @DefaultValue("2500ms") Duration maxDebounce,
        @DefaultValue("6s") Duration lease,
        @DefaultValue("2s") Duration renewEvery,
        @DefaultValue("64") int maxRunning,
        @DefaultValue("3") int maxAttempts,
        @DefaultValue("25s") Duration patience,
        @DefaultValue("75s") Duration stuck,
        @DefaultValue("true") boolean judge,
        @DefaultValue("false") boolean cache,
        @DefaultValue List<String> linkHosts) {}
