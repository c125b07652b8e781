package io.nightdesk.knowledge.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nightdesk.knowledge.fetch.GuardedHttp.Limits;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedHttpTests {

    private static final Limits SMALL = new Limits(100_000, Duration.ofSeconds(30), 3);
    private static final Limits SHORT = new Limits(100_000, Duration.ofSeconds(2), 3);

    private final TestSite site = new TestSite();
    private final GuardedHttp http = new GuardedHttp(List.of("127.0.0.0/8"), SMALL);
    private final CountDownLatch end = new CountDownLatch(1);

    GuardedHttpTests() throws IOException {}

    @BeforeEach
    void pages() {
        site.put("/page", "text/HTML; charset=\"iso-8859-1\"", "text");
    }

    @AfterEach
    void close() throws IOException {
        end.countDown();
        http.close();
        site.close();
    }

    @Test
    void anAllowedAddressIsRead() throws FetchFailure {
        site.redirect("/old", "/page");

        Fetched fetched = http.fetch(site.uri("/old"));

        assertThat(fetched.address()).isEqualTo(site.uri("/page"));
        assertThat(fetched.mediaType()).isEqualTo("text/html");
        assertThat(fetched.charset()).isEqualTo("iso-8859-1");
        assertThat(fetched.content()).asString().isEqualTo("text");
    }

    @Test
    void withoutTheAllowanceThisMachineIsRefused() throws IOException {
        try (GuardedHttp guarded = new GuardedHttp(List.of(), SMALL)) {
            assertThat(failure(guarded, site.uri("/page"))).contains("allowed-networks");
        }
        assertThat(site.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.1/", "http://169.254.169.254/latest", "file:///etc/passwd",
                "gopher://127.0.0.1/", "http://user@127.0.0.1/", "https://127.0.0.1@10.0.0.1/"
            })
    void aRedirectIsLookedAtLikeAnAddress(String location) {
        site.redirect("/out", location);

        assertThat(failure(http, site.uri("/out"))).isNotEmpty();
        assertThat(site.asked()).containsExactly("/out");
    }

    @Test
    void endlessRedirectsEnd() {
        site.redirect("/loop", "/loop");

        assertThat(failure(http, site.uri("/loop"))).isEqualTo("it redirects more than 3 times");
        assertThat(site.asked()).hasSize(4);
    }

    @Test
    void whatIsTooLargeIsCutOff() {
        site.on(
                "/large",
                exchange -> {
                    exchange.sendResponseHeaders(200, 1L << 30);
                    byte[] part = new byte[1 << 16];
                    for (int i = 0; i < 1 << 14; i++) {
                        exchange.getResponseBody().write(part);
                    }
                });

        assertThat(failure(http, site.uri("/large"))).startsWith("it is larger than");
    }

    @Test
    void aServerThatDribblesIsLeft() throws IOException {
        site.on(
                "/slow",
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write('x');
                    exchange.getResponseBody().flush();
                    await(end);
                });

        try (GuardedHttp hurried = new GuardedHttp(List.of("127.0.0.0/8"), SHORT)) {
            assertThat(failure(hurried, site.uri("/slow"))).startsWith("it took longer than 2 s");
        }
    }

    @Test
    void onlyWhatIsMissingIsGone() {
        site.status("/broken", 503);

        assertThat(thrown(http, site.uri("/none")).isGone()).isTrue();
        assertThat(thrown(http, site.uri("/broken")).isGone()).isFalse();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String failure(GuardedHttp http, URI address) {
        return thrown(http, address).reason();
    }

    private static FetchFailure thrown(GuardedHttp http, URI address) {
        return catchThrowableOfType(FetchFailure.class, () -> http.fetch(address));
    }
}
