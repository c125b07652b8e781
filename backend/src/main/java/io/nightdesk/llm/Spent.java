package io.nightdesk.llm;

import java.math.BigDecimal;

/// What models cost in some time.
///
/// @param known US dollars, as far as prices are known
/// @param estimated the part of `known` for which the provider did not count the tokens
/// @param unknown attempts of which nobody knows the price
public record Spent(BigDecimal known, BigDecimal estimated, long unknown, Tokens tokens) {

    /// Of all attempts.
    ///
    /// @param cached of `in`: those that providers said they knew already
    /// @param reasoning of `out`: those that models thought, as far as providers said
    public record Tokens(long in, long cached, long out, long reasoning) {}
}
