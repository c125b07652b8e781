package io.nightdesk.llm;

import java.math.BigDecimal;

/// What models cost in some time.
///
/// @param known US dollars, as far as prices are known
/// @param estimated the part of `known` for which the provider did not count the tokens
/// @param unknown attempts of which nobody knows the price
public record Spent(BigDecimal known, BigDecimal estimated, long unknown) {}
