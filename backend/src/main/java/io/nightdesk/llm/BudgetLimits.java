package io.nightdesk.llm;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How much may be spent on models. Beyond it articles are quoted.
///
/// @param turnsPerMinute turns of one visitor that ask a model
/// @param turnsPerDay the same in 24 hours
/// @param conversationTurns turns of one conversation that ask a model
/// @param conversationTokens of one conversation, in and out
/// @param daily US dollars in a day (UTC), null for no limit; unknown prices do not count
/// @param soft percent of `daily` from which on people are told and [Profile#ECONOMY] answers
public record BudgetLimits(
        @DefaultValue("6") int turnsPerMinute,
        @DefaultValue("40") int turnsPerDay,
        @DefaultValue("60") int conversationTurns,
        @DefaultValue("60000") int conversationTokens,
        @Nullable BigDecimal daily,
        @DefaultValue("80") int soft) {}
