package io.nightdesk.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.testing.Browser;
import io.nightdesk.testing.Browser.Reply;
import io.nightdesk.testing.NightdeskTest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@NightdeskTest
class SignInLimitsTests {

    @LocalServerPort private int port;
    @Autowired private JdbcClient jdbc;
    @Autowired private SignInLimits limits;

    @Test
    void theSixthFailureFromOneAddressIsNotLookedAt() {
        String address = Addresses.next();
        for (int i = 0; i < 5; i++) {
            assertThat(tryFrom(address, "nobody" + i + "@example.com").status()).isEqualTo(401);
        }

        Reply refused =
                browser(address).signIn(Browser.newStaff(jdbc, Role.AGENT), Browser.PASSWORD);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("TOO_MANY_ATTEMPTS");
        assertThat(refused.header("Retry-After"))
                .hasValueSatisfying(s -> assertThat(Integer.parseInt(s)).isBetween(1, 300));
    }

    @Test
    void theEleventhFailureOnOneAccountIsNotLookedAt() {
        String email = Browser.newStaff(jdbc, Role.AGENT);
        for (int i = 0; i < 10; i++) {
            assertThat(tryFrom(Addresses.next(), email).status()).isEqualTo(401);
        }

        Reply refused = browser(Addresses.next()).signIn(email, Browser.PASSWORD);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After"))
                .hasValueSatisfying(s -> assertThat(Integer.parseInt(s)).isBetween(301, 900));
    }

    @Test
    void whoSignsInSuccessfullyIsNotCounted() {
        String address = Addresses.next();
        String email = Browser.newStaff(jdbc, Role.AGENT);

        for (int i = 0; i < 7; i++) {
            assertThat(browser(address).signIn(email, Browser.PASSWORD).status()).isEqualTo(200);
        }
    }

    @Test
    void failuresAreForgottenAfterTheirTime() {
        String address = Addresses.next();
        for (int i = 0; i < 5; i++) {
            limits.begin(address, "nobody" + i);
        }
        assertThat(limits.begin(address, "nobody")).isInstanceOf(SignInLimits.Refused.class);

        jdbc.sql(
                        """
                        update identity.sign_in_attempt
                        set at = at - interval '5 minutes'
                        where address = :address
                        """)
                .param("address", address)
                .update();

        assertThat(limits.begin(address, "nobody")).isInstanceOf(SignInLimits.Begun.class);
    }

    @Test
    void manyAtOnceGetNoMoreThanOneAfterTheOther() {
        String address = Addresses.next();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<SignInLimits.Decision>> tries =
                    IntStream.range(0, 12)
                            .mapToObj(
                                    i ->
                                            CompletableFuture.supplyAsync(
                                                    () -> limits.begin(address, "account " + i),
                                                    threads))
                            .toList();
            assertThat(tries.stream().map(CompletableFuture::join))
                    .filteredOn(SignInLimits.Begun.class::isInstance)
                    .hasSize(5);
        }
    }

    @Test
    void anAddressSomebodyMakesUpDoesNotGoRoundTheLimit() {
        String address = Addresses.next();
        for (int i = 0; i < 5; i++) {
            // What a client claims stands left of what the proxy saw
            tryFrom("10.1.1." + i + ", " + address, "somebody" + i + "@example.com");
        }

        assertThat(tryFrom("10.9.9.9, " + address, "somebody@example.com").status()).isEqualTo(429);
    }

    private Reply tryFrom(String address, String email) {
        return browser(address).signIn(email, "wrong horse battery");
    }

    private Browser browser(String address) {
        return new Browser(port).with("X-Forwarded-For", address);
    }
}
