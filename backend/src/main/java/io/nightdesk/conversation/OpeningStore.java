package io.nightdesk.conversation;

import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// New conversations by the network they came from, as rows of `conversation.opening`. All times
/// are the database's.
@Repository
class OpeningStore {

    private final JdbcClient jdbc;

    OpeningStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// How long it is until one more may begin in this network; empty when that may be now.
    Optional<Duration> untilOneMore(String network, int most, Duration period) {
        return jdbc.sql(
                        """
                        select extract(epoch from at - now()) + :period
                        from conversation.opening
                        where network = cast(:network as cidr)
                        and at > now() - make_interval(secs => :period)
                        order by at desc
                        limit 1 offset :others
                        """)
                .param("network", network)
                .param("period", period.toSeconds())
                .param("others", most - 1)
                .query(Double.class)
                .optional()
                .map(seconds -> Duration.ofMillis(1 + (long) (seconds * 1_000)));
    }

    /// One more has begun there.
    void add(String network) {
        jdbc.sql(
                        """
                        insert into conversation.opening (network, at)
                        values (cast(:network as cidr), now())
                        """)
                .param("network", network)
                .update();
    }

    /// Forgets what no longer counts.
    void deleteOlder(Duration age) {
        jdbc.sql(
                        """
                        delete from conversation.opening
                        where at < now() - make_interval(secs => :age)
                        """)
                .param("age", age.toSeconds())
                .update();
    }
}
