package io.nightdesk.llm;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// The primary language model, and what holds for both.
///
/// @param provider `openai` (and whatever speaks its format: vLLM, LiteLLM, OpenRouter, Mistral,
///     Azure v1), `anthropic`, `ollama` or `gemini`; with none the assistant quotes articles
/// @param url address up to and including the version, for example `https://api.openai.com/v1`; by
///     default the provider's own
/// @param key the provider's secret; `ollama` and servers of one's own may need none
/// @param model the provider's name of the model; required with a provider
/// @param streams answers one deployment may be giving at a time; beyond it the next rung answers
///     at once, since a customer is better served by that than by waiting
/// @param warmUp load the local models and the provider's adapter at start, so that the first
///     customer does not wait for it
/// @param hedging ask a model the same once more when a short answer is late for which a customer
///     waits; see `docs/operations/models.md`
/// @param plainHttp networks in which an admin may name a model by `http://`; elsewhere the key and
///     the customers' words would travel unprotected. By default this machine and private networks
@ConfigurationProperties("nightdesk.llm")
record LlmProperties(
        @Nullable String provider,
        @Nullable String url,
        @Nullable Secret key,
        @Nullable String model,
        @DefaultValue("32") int streams,
        @DefaultValue("true") boolean warmUp,
        @DefaultValue("false") boolean hedging,
        @DefaultValue({
                    "127.0.0.0/8",
                    "::1",
                    "10.0.0.0/8",
                    "172.16.0.0/12",
                    "192.168.0.0/16",
                    "fc00::/7"
                })
                List<String> plainHttp,
        @DefaultValue Limits limits,
        @DefaultValue Breaker breaker,
        @DefaultValue BudgetLimits budget) {

    LlmProperties {
        plainHttp = List.copyOf(plainHttp);
        if (streams < 1) {
            throw new LlmConfigurationException(
                    "nightdesk.llm.streams is " + streams + "; it must be 1 or more");
        }
    }

    /// The secondary, asked when the primary fails. The same four settings under another name.
    @ConfigurationProperties("nightdesk.llm2")
    record Secondary(
            @Nullable String provider,
            @Nullable String url,
            @Nullable Secret key,
            @Nullable String model) {}

    /// How long a provider may keep a customer waiting.
    ///
    /// @param connect until there is a connection
    /// @param firstByte until the response headers, from the start of the request
    /// @param firstText until the first word, from the start of the request
    /// @param firstTextThinking the same once a model shows that it is reasoning
    /// @param stall between two events of a stream; comments that keep it alive do not count
    /// @param attempt for the whole answer of one deployment
    /// @param interrupted after a text that is on screen broke off: until whoever is asked to begin
    ///     anew must have begun to speak
    /// @param turn for all attempts of one turn together, whatever they are for
    /// @param resumed of it, at least, for a turn that another node goes on with
    /// @param event largest single event of a stream; real ones have a few hundred bytes
    record Limits(
            @DefaultValue("2s") Duration connect,
            @DefaultValue("5s") Duration firstByte,
            @DefaultValue("10s") Duration firstText,
            @DefaultValue("25s") Duration firstTextThinking,
            @DefaultValue("8s") Duration stall,
            @DefaultValue("45s") Duration attempt,
            @DefaultValue("10s") Duration interrupted,
            @DefaultValue("60s") Duration turn,
            @DefaultValue("15s") Duration resumed,
            @DefaultValue("1MB") DataSize event) {}

    /// When a deployment is left alone for a while.
    ///
    /// @param window how many of its last calls are looked at
    /// @param minimum how many there must be before it can be judged
    /// @param slow a first word or thought later than this counts as slow; 80 % slow is as bad as
    ///     50 % failed
    /// @param open how long it is left alone first; doubles each time up to `openMax`
    /// @param refused how long after it refused our key or did not know the model: a person must
    ///     mend that
    /// @param cooledMax how long at most because it asked us to slow down
    /// @param idle a model that was not asked for so long is asked for one token
    record Breaker(
            @DefaultValue("20") int window,
            @DefaultValue("5") int minimum,
            @DefaultValue("8s") Duration slow,
            @DefaultValue("15s") Duration open,
            @DefaultValue("120s") Duration openMax,
            @DefaultValue("5m") Duration refused,
            @DefaultValue("60s") Duration cooledMax,
            @DefaultValue("10m") Duration idle) {}
}
