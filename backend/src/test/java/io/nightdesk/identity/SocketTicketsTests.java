package io.nightdesk.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.testing.Browser;
import io.nightdesk.testing.NightdeskTest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@NightdeskTest
class SocketTicketsTests {

    @LocalServerPort private int port;
    @Autowired private JdbcClient jdbc;
    @Autowired private SocketTickets tickets;

    @Test
    void aTicketSaysWhoseItIs() {
        Browser lead = Browser.signedIn(port, jdbc, Role.LEAD);

        Optional<Principal.Agent> agent = tickets.redeem(ticketOf(lead));

        String me = lead.get("/api/v1/staff/me").body().path("id").asString();
        assertThat(agent).get().extracting(a -> a.id().toString()).isEqualTo(me);
        assertThat(agent).get().extracting(Principal.Agent::role).isEqualTo(Role.LEAD);
    }

    @Test
    void aTicketWorksOnce() {
        String ticket = ticketOf(Browser.signedIn(port, jdbc, Role.AGENT));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Optional<Principal.Agent>>> takers =
                    IntStream.range(0, 8)
                            .mapToObj(
                                    _ ->
                                            CompletableFuture.supplyAsync(
                                                    () -> tickets.redeem(ticket), threads))
                            .toList();
            assertThat(takers.stream().map(CompletableFuture::join))
                    .filteredOn(Optional::isPresent)
                    .hasSize(1);
        }
    }

    @Test
    void aTicketExpiresAfterAMinute() {
        String ticket = ticketOf(Browser.signedIn(port, jdbc, Role.AGENT));
        jdbc.sql("update identity.socket_ticket set expires_at = expires_at - interval '1 minute'")
                .update();

        assertThat(tickets.redeem(ticket)).isEmpty();
    }

    @Test
    void signingOutEndsTickets() {
        Browser agent = Browser.signedIn(port, jdbc, Role.AGENT);
        String ticket = ticketOf(agent);

        agent.delete("/api/v1/staff/session");

        assertThat(tickets.redeem(ticket)).isEmpty();
    }

    @Test
    void aMadeUpTicketIsNobodys() {
        assertThat(tickets.redeem("x".repeat(43))).isEmpty();
        assertThat(tickets.redeem("")).isEmpty();
    }

    private static String ticketOf(Browser browser) {
        return browser.post("/api/v1/staff/socket-ticket", null).body().path("ticket").asString();
    }
}
