package io.nightdesk.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class StoreSettingsTests {

    private final MockEnvironment environment = new MockEnvironment();

    @Test
    void nothingSetMeansEmbeddedStoresThatMigrateThemselves() {
        assertThat(StoreSettings.of(environment))
                .isEqualTo(
                        new StoreSettings(
                                Path.of("data"), Optional.empty(), Optional.empty(), true));
    }

    @Test
    void anEmptyValueCountsAsNotSet() {
        environment.setProperty("nightdesk.pg.url", " ");
        environment.setProperty("nightdesk.redis.url", "");

        assertThat(StoreSettings.of(environment).postgres()).isEmpty();
        assertThat(StoreSettings.of(environment).redis()).isEmpty();
    }

    @Test
    void anOperatorsDatabaseIsMigratedOnlyWhenAsked() {
        environment.setProperty("nightdesk.pg.url", "postgresql://db/desk");
        assertThat(StoreSettings.of(environment).migrate()).isFalse();

        environment.setProperty("nightdesk.migrate", "true");
        assertThat(StoreSettings.of(environment).migrate()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "http://:hunter2@redis", "redis://", "redis://:hunter2@"})
    void aMalformedRedisAddressIsRefusedInOneLineWithoutThePassword(String url) {
        environment.setProperty("nightdesk.redis.url", url);

        assertThatExceptionOfType(CommandFailure.class)
                .isThrownBy(() -> StoreSettings.of(environment))
                .withMessageContaining("NIGHTDESK_REDIS_URL")
                .withMessageContaining("redis://user:password@host:6379")
                .withMessageNotContainingAny("hunter2", "\n");
    }

    @Test
    void whetherToMigrateIsTrueOrFalse() {
        environment.setProperty("nightdesk.migrate", "yes");

        assertThatExceptionOfType(CommandFailure.class)
                .isThrownBy(() -> StoreSettings.of(environment))
                .withMessage("NIGHTDESK_MIGRATE is \"yes\"; write true or false");
    }
}
