package io.nightdesk.llm;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.Stream;

/// US dollars for a million tokens, which is also millionths of a dollar for one.
///
/// @param cached for tokens of the input that the provider knew already
public record Price(BigDecimal input, BigDecimal cached, BigDecimal output) {

    private static final BigDecimal MOST = BigDecimal.valueOf(10_000);

    public Price {
        input = input.stripTrailingZeros();
        cached = cached.stripTrailingZeros();
        output = output.stripTrailingZeros();
    }

    boolean isSensible() {
        return Stream.of(input, cached, output)
                .allMatch(it -> it.signum() >= 0 && it.compareTo(MOST) <= 0);
    }

    /// Millionths of a dollar.
    long of(Usage usage) {
        return input.multiply(BigDecimal.valueOf(usage.tokensIn() - usage.cached()))
                .add(cached.multiply(BigDecimal.valueOf(usage.cached())))
                .add(output.multiply(BigDecimal.valueOf(usage.tokensOut())))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
