package io.nightdesk.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTests {

    private static final String OLD = key(1);
    private static final String NEW = key(2);
    private static final String PLACE = "llm.deployment|sealed_key|1";

    @Test
    void whatWasSealedForAPlaceOpensThereOnly() {
        Secrets secrets = Secrets.with(OLD);
        String sealed = secrets.seal("sk-secret", PLACE);

        assertThat(secrets.open(sealed, PLACE)).contains("sk-secret");
        assertThat(secrets.open(sealed, "llm.deployment|sealed_key|2")).isEmpty();
        assertThat(new String(Base64.getDecoder().decode(sealed), StandardCharsets.ISO_8859_1))
                .doesNotContain("sk-secret");
    }

    @Test
    void theSameValueIsSealedDifferentlyEachTime() {
        Secrets secrets = Secrets.with(OLD);

        assertThat(secrets.seal("sk-secret", PLACE)).isNotEqualTo(secrets.seal("sk-secret", PLACE));
    }

    @Test
    void whatWasChangedOrSealedWithAnotherKeyDoesNotOpen() {
        String sealed = Secrets.with(OLD).seal("sk-secret", PLACE);
        String changed = (sealed.startsWith("A") ? "B" : "A") + sealed.substring(1);

        assertThat(Secrets.with(NEW).open(sealed, PLACE)).isEmpty();
        assertThat(Secrets.with(OLD).open(changed, PLACE)).isEmpty();
    }

    @Test
    void anOldKeyBehindTheNewOneStillOpensAndSealsNoMore() {
        String before = Secrets.with(OLD).seal("sk-secret", PLACE);
        Secrets both = Secrets.with(NEW + ", " + OLD);

        assertThat(both.open(before, PLACE)).contains("sk-secret");
        String after = both.seal("sk-secret", PLACE);
        assertThat(Secrets.with(NEW).open(after, PLACE)).contains("sk-secret");
        assertThat(Secrets.with(OLD).open(after, PLACE)).isEmpty();
    }

    @Test
    void withoutAKeyNothingIsSealed() {
        Secrets none = Secrets.with(" ");

        assertThat(none.available()).isFalse();
        assertThat(none.open(Secrets.with(OLD).seal("x", PLACE), PLACE)).isEmpty();
        assertThatThrownBy(() -> none.seal("x", PLACE)).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", "c2hvcnQ=", "%%%"})
    void whatIsNoKeyIsRefusedWithAWayToMakeOne(String noKey) {
        assertThatThrownBy(() -> Secrets.with(noKey))
                .hasMessageContaining("openssl rand -base64 32")
                .hasMessageNotContaining(noKey);
    }

    private static String key(int filling) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) filling);
        return Base64.getEncoder().encodeToString(key);
    }
}
