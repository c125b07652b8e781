package io.nightdesk.identity;

import static java.time.Duration.ofSeconds;
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
    @Autowired private SignIn signIn;
    @Autowired private KnownBrowsers browsers;

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
    void aBrowserThatHasSignedInBeforeIsNotShutOutByOthers() {
        String email = Browser.newStaff(jdbc, Role.AGENT);
        Browser own = browser(Addresses.next());
        assertThat(own.signIn(email, Browser.PASSWORD).status()).isEqualTo(200);
        for (int i = 0; i < 10; i++) {
            tryFrom(Addresses.next(), email);
        }

        assertThat(browser(Addresses.next()).signIn(email, Browser.PASSWORD).status())
                .isEqualTo(429);
        assertThat(own.signIn(email, Browser.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void aKnownBrowserGuessesNoMoreThanOthers() {
        String email = Browser.newStaff(jdbc, Role.AGENT);
        Browser thief = browser(Addresses.next());
        thief.signIn(email, Browser.PASSWORD);
        for (int i = 0; i < 5; i++) {
            thief.with("X-Forwarded-For", Addresses.next());
            assertThat(thief.signIn(email, "wrong horse battery").status()).isEqualTo(401);
        }

        assertThat(thief.signIn(email, Browser.PASSWORD).status()).isEqualTo(429);
    }

    @Test
    void aBrowserIsKnownToOneAccountAndNotByAMarkThatSomebodyMadeUp() {
        String email = Browser.newStaff(jdbc, Role.AGENT);
        Browser other = browser(Addresses.next());
        other.signIn(Browser.newStaff(jdbc, Role.AGENT), Browser.PASSWORD);
        for (int i = 0; i < 10; i++) {
            tryFrom(Addresses.next(), email);
        }

        assertThat(other.signIn(email, Browser.PASSWORD).status()).isEqualTo(429);
        for (String madeUp : List.of("x", "x.y", ".")) {
            assertThat(browsers.recognise(madeUp, email)).isEmpty();
        }
    }

    @Test
    void ofIpv6TheNetworkCounts() {
        for (int i = 0; i < 5; i++) {
            tryFrom("2001:db8:0:6::" + i, "nobody%d@example.com".formatted(i));
        }

        assertThat(tryFrom("2001:db8:0:6:7::1", "nobody@example.com").status()).isEqualTo(429);
        assertThat(tryFrom("2001:db8:0:7::1", "nobody@example.com").status()).isEqualTo(401);
    }

    @Test
    void aFloodFromOneNetworkDoesNotReachTheDatabase() {
        String address = Addresses.next();
        for (int i = 0; i < 5; i++) {
            limits.begin(address, "nobody" + i);
        }

        List<SignIn.Outcome> outcomes =
                IntStream.range(0, 200)
                        .mapToObj(_ -> signIn.attempt("nobody@example.com", "x", address, null))
                        .toList();

        assertThat(outcomes).allMatch(SignIn.Outcome.TooMany.class::isInstance);
        // The window of failures would say minutes.
        assertThat(outcomes.getLast())
                .isInstanceOfSatisfying(
                        SignIn.Outcome.TooMany.class,
                        refused -> assertThat(refused.retryAfter()).isLessThan(ofSeconds(2)));
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
