package io.nightdesk.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresAddressTests {

    @Test
    void aJdbcUrlIsTakenAsItIs() {
        String url = "jdbc:postgresql://one:5432,two:5433/desk?targetServerType=primary";

        assertThat(PostgresAddress.parse(url, "ava", "secret"))
                .isEqualTo(new PostgresAddress(url, "ava", "secret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "postgres"})
    void aUriMayHoldTheAccount(String scheme) {
        assertThat(PostgresAddress.parse(scheme + "://ava:a%40b+c@db:5432/desk", null, null))
                .isEqualTo(new PostgresAddress("jdbc:postgresql://db:5432/desk", "ava", "a@b+c"));
    }

    @Test
    void anAccountGivenApartWins() {
        assertThat(PostgresAddress.parse("postgresql://ava:secret@db/desk", "bob", "other"))
                .isEqualTo(new PostgresAddress("jdbc:postgresql://db/desk", "bob", "other"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:5432/desk",
                "mysql://ava:hunter2@db/desk",
                "jdbc:mysql://ava:hunter2@db/desk",
                "jdbc:postgresql://db:no-port/desk",
                "postgresql://ava:hunter2@[db/desk",
                "postgresql:desk"
            })
    void anythingElseIsRefusedInOneLineWithoutThePassword(String url) {
        assertThatExceptionOfType(CommandFailure.class)
                .isThrownBy(() -> PostgresAddress.parse(url, null, null))
                .withMessageContaining("NIGHTDESK_PG_URL")
                .withMessageContaining("jdbc:postgresql://host:5432/database")
                .withMessageNotContainingAny("hunter2", "\n");
    }

    @Test
    void aPlaceNamesNeitherUserNorPassword() {
        assertThat(PostgresAddress.parse("postgresql://ava:secret@db:5432/desk?a=b", null, null))
                .returns("db:5432/desk", PostgresAddress::place);
    }
}
