package io.nightdesk.conversation;

import java.net.Inet4Address;
import java.net.InetAddress;
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

    /// Counts one more from this address, an IPv6 one by its /64, unless there are so many already.
    ///
    /// @return how long it is until there is one less; empty when it was counted
    Optional<Duration> count(InetAddress address, int most, Duration period) {
        return jdbc.sql(
                        """
                        with recent as (
                            select at from conversation.opening
                            where network = network(set_masklen(cast(:address as inet), :bits))
                            and at > now() - make_interval(secs => :period)
                            order by at desc
                            limit :most),
                        taken as (
                            insert into conversation.opening (network, at)
                            select network(set_masklen(cast(:address as inet), :bits)), now()
                            where (select count(*) from recent) < :most
                            returning at)
                        select extract(epoch from min(at) - now()) + :period from recent
                        where not exists (select from taken)
                        """)
                .param("address", address.getHostAddress())
                .param("bits", address instanceof Inet4Address ? 32 : 64)
                .param("period", period.toSeconds())
                .param("most", most)
                .query(Double.class)
                .optional()
                .map(seconds -> Duration.ofMillis(1 + (long) (seconds * 1_000)));
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
