package io.nightdesk.identity;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SignInAttemptStore {

    private final JdbcClient jdbc;

    SignInAttemptStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Lets attempts of one address or on one account pass one after the other until the
    /// transaction ends; a hundred at once would otherwise all see an empty window. Always in the
    /// same order of locks, so that two cannot wait for each other.
    void lock(String address, byte[] account) {
        jdbc.sql(
                        """
                        select pg_advisory_xact_lock(key)
                        from (
                            select hashtextextended('sign-in address ' || :address, 0) as key
                            union
                            select hashtextextended('sign-in account ' || encode(:account, 'hex'), 0)
                            order by key
                        ) keys
                        """)
                .param("address", address)
                .param("account", account)
                .query(row -> {});
    }

    long insert(String address, byte[] account, Instant now) {
        return jdbc.sql(
                        """
                        insert into identity.sign_in_attempt (address, account_sha256, at)
                        values (:address, :account, :now)
                        returning id
                        """)
                .param("address", address)
                .param("account", account)
                .param("now", Timestamp.from(now))
                .query(Long.class)
                .single();
    }

    /// When the `n`th attempt from the latest backwards was, if there are as many.
    Optional<Instant> nthLatestOfAddress(String address, int n) {
        return jdbc.sql(
                        """
                        select at
                        from identity.sign_in_attempt
                        where address = :address
                        order by at desc
                        limit 1 offset :skip
                        """)
                .param("address", address)
                .param("skip", n - 1)
                .query((row, _) -> row.getTimestamp("at").toInstant())
                .optional();
    }

    /// When the `n`th attempt from the latest backwards was, if there are as many.
    Optional<Instant> nthLatestOnAccount(byte[] account, int n) {
        return jdbc.sql(
                        """
                        select at
                        from identity.sign_in_attempt
                        where account_sha256 = :account
                        order by at desc
                        limit 1 offset :skip
                        """)
                .param("account", account)
                .param("skip", n - 1)
                .query((row, _) -> row.getTimestamp("at").toInstant())
                .optional();
    }

    void delete(long id) {
        jdbc.sql("delete from identity.sign_in_attempt where id = :id").param("id", id).update();
    }

    void deleteBefore(Instant time) {
        jdbc.sql("delete from identity.sign_in_attempt where at < :time")
                .param("time", Timestamp.from(time))
                .update();
    }
}
