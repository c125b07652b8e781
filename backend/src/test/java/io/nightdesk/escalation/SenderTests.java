package io.nightdesk.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SenderTests {

    @Test
    void aLanguageTakesInItsCountriesAndAPageIsAPartOfTheAddress() {
        Sender german = new Sender("de", "/checkout", "", List.of());

        assertThat(german.fits(customer("de-AT", "https://shop.example/checkout?step=2"))).isTrue();
        assertThat(german.fits(customer("de", "https://shop.example/"))).isFalse();
        assertThat(german.fits(customer("den", "https://shop.example/checkout"))).isFalse();
        assertThat(german.fits(customer("de", null))).isFalse();
    }

    @Test
    void anAttributeIsOneOfTheValuesInCapitalsOrNot() {
        Sender paying = new Sender("", "", "plan", List.of("Enterprise", "pro"));

        assertThat(paying.fits(Map.of("plan", "enterprise"))).isTrue();
        assertThat(paying.fits(Map.of("plan", "PRO"))).isTrue();
        assertThat(paying.fits(Map.of("plan", "free", "level", "pro"))).isFalse();
        assertThat(paying.fits(Map.of())).isFalse();
    }

    @Test
    void anAttributeWithoutValuesNeedsOnlyBeSet() {
        Sender any = new Sender("", "", "account_manager", List.of());

        assertThat(any.fits(Map.of("account_manager", "Maria"))).isTrue();
        assertThat(any.fits(Map.of("plan", "pro"))).isFalse();
    }

    private static Customer customer(String locale, @Nullable String page) {
        return new Customer(new UUID(0, 0), locale, page);
    }
}
