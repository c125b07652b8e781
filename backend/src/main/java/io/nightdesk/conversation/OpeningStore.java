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

    /// How long it is until one more may begin at this address, of an IPv6 one in its /64; empty
    /// when that may be now.
    Optional<Duration> untilOneMore(InetAddress address, int most, Duration period) {
        return jdbc.sql(
                        """
                        select extract(epoch from at - now()) + :period
                        from conversation.opening
                        where network = network(set_masklen(cast(:address as inet), :bits))
                        and at > now() - make_interval(secs => :period)
                        order by at desc
                        limit 1 offset :others
                        """)
                .param("address", address.getHostAddress())
                .param("bits", bits(address))
                .param("period", period.toSeconds())
                .param("others", most - 1)
                .query(Double.class)
                .optional()
                .map(seconds -> Duration.ofMillis(1 + (long) (seconds * 1_000)));
    }

    /// One more has begun there.
    void add(InetAddress address) {
        jdbc.sql(
                        """
                        insert into conversation.opening (network, at)
                        values (network(set_masklen(cast(:address as inet), :bits)), now())
                        """)
                .param("address", address.getHostAddress())
                .param("bits", bits(address))
                .update();
    }

    private static int bits(InetAddress address) {
        return address instanceof Inet4Address ? 32 : 64;
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
