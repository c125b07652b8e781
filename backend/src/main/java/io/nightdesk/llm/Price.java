package io.nightdesk.llm;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// US dollars for a million tokens, which is also millionths of a dollar for one.
///
/// @param cached for tokens of the input that the provider knew already; null when nobody knows
public record Price(BigDecimal input, @Nullable BigDecimal cached, BigDecimal output) {

    private static final BigDecimal MOST = BigDecimal.valueOf(10_000);

    public Price {
        input = input.stripTrailingZeros();
        cached = cached == null ? null : cached.stripTrailingZeros();
        output = output.stripTrailingZeros();
    }

    /// What an admin has to enter is all of it.
    boolean isSensible() {
        return isSensible(input) && cached != null && isSensible(cached) && isSensible(output);
    }

    /// Millionths of a dollar; null where it has no price for some of the tokens. None has one for
    /// what a provider keeps for the next time, which it is never asked to.
    @Nullable Long of(Usage usage) {
        int known = counted(usage.cached());
        BigDecimal each = known == 0 ? BigDecimal.ZERO : cached;
        if (each == null || counted(usage.cacheWrites()) > 0) {
            return null;
        }
        return input.multiply(BigDecimal.valueOf(usage.tokensIn() - known))
                .add(each.multiply(BigDecimal.valueOf(known)))
                .add(output.multiply(BigDecimal.valueOf(usage.tokensOut())))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private static boolean isSensible(BigDecimal amount) {
        return amount.signum() >= 0 && amount.compareTo(MOST) <= 0;
    }

    private static int counted(@Nullable Integer tokens) {
        return tokens == null ? 0 : tokens;
    }
}
