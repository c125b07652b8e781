package io.nightdesk.llm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// What models cost: as an admin says, else as `llm/prices.json` does, which is shipped.
final class Prices {

    /// Of a model's version, as in `gpt-4.1-mini-2025-04-14`.
    private static final Pattern DATE = Pattern.compile("-\\d[\\d-]*");

    private final List<Listed> listed;

    private Prices(List<Listed> listed) {
        this.listed = listed;
    }

    static Prices shipped() {
        try (InputStream file =
                Objects.requireNonNull(Prices.class.getResourceAsStream("/llm/prices.json"))) {
            return new Prices(JsonMapper.shared().readValue(file, PriceList.class).prices());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Empty when nobody knows: a name that is not listed, or an address that is not the
    /// provider's own, where anybody may ask any price.
    Optional<Price> of(DeploymentSettings deployment, Instant at) {
        Price own = deployment.price();
        if (own != null) {
            return Optional.of(own);
        }
        if (!deployment.url().equals(deployment.provider().defaultUrl())) {
            return Optional.empty();
        }
        LocalDate day = at.atZone(ZoneOffset.UTC).toLocalDate();
        return listed.stream()
                .filter(it -> it.isFor(deployment) && !it.effectiveFrom().isAfter(day))
                .max(Comparator.comparing(Listed::effectiveFrom))
                .map(Listed::price);
    }

    /// @param source where the prices were read, for who keeps the list
    record PriceList(String unit, List<String> source, List<Listed> prices) {}

    /// @param cached null where it is not listed
    record Listed(
            String provider,
            String model,
            LocalDate effectiveFrom,
            BigDecimal input,
            @Nullable BigDecimal cached,
            BigDecimal output) {

        boolean isFor(DeploymentSettings deployment) {
            String name = deployment.model();
            return provider.equals(deployment.provider().code())
                    && name.startsWith(model)
                    && (name.length() == model.length()
                            || DATE.matcher(name.substring(model.length())).matches());
        }

        Price price() {
            return new Price(input, cached, output);
        }
    }
}
