package io.nightdesk.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.testing.NightdeskTest;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A check of a node whose database does not take a message at once. On a database of its own,
/// since a check leaves a site behind.
@NightdeskTest(properties = "nightdesk.test=CheckTests")
class CheckTests {

    @LocalServerPort int port;
    @Autowired JdbcClient jdbc;

    @AfterEach
    void noMoreRefusals() {
        jdbc.sql("drop trigger refuse_once on conversation.event").update();
        jdbc.sql("drop function public.refuse_once").update();
        jdbc.sql("drop sequence public.refusals").update();
    }

    @Test
    void whoIsAskedToTryAgainDoes() {
        theFirstMessageOfACheckIsRefused();

        new Check(URI.create("http://localhost:" + port), Duration.ofMinutes(1)).run(() -> true);

        assertThat(jdbc.sql("select last_value from public.refusals").query(Long.class).single())
                .isEqualTo(2);
    }

    /// As if somebody had kept the conversation's lock for too long. What a sequence has counted
    /// stays counted when the transaction is rolled back.
    private void theFirstMessageOfACheckIsRefused() {
        jdbc.sql("create sequence public.refusals").update();
        jdbc.sql(
                        """
                        create function public.refuse_once() returns trigger language plpgsql as $$
                        begin
                            if nextval('public.refusals') = 1 then
                                raise lock_not_available;
                            end if;
                            return new;
                        end $$
                        """)
                .update();
        jdbc.sql(
                        """
                        create trigger refuse_once before insert on conversation.event
                        for each row when (new.author_kind = 'visitor')
                        execute function public.refuse_once()
                        """)
                .update();
    }
}
