package io.nightdesk.llm;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The ledger in PostgreSQL.
@Component
class LedgerStore {

    private final JdbcTemplate jdbc;

    LedgerStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /// All of them or none.
    @Transactional
    void insert(List<LedgerEntry> entries) {
        jdbc.batchUpdate(
                """
                insert into llm.attempt (
                    at, deployment, provider, model, profile, visitor_id, conversation_id, turn_id,
                    tokens_in, tokens_cached, tokens_cache_write, tokens_out, tokens_reasoning,
                    estimated, price_input, price_cached, price_output, cost, outcome, ms)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                entries,
                entries.size(),
                LedgerStore::fill);
    }

    /// What has been used, in turns that asked a model and in tokens of both directions.
    record Used(long turns, long tokens) {}

    Used byConversation(UUID conversation) {
        return used("conversation_id = ?", conversation);
    }

    Used byVisitorSince(UUID visitor, Instant start) {
        return used("visitor_id = ? and at >= ?", visitor, start.atOffset(ZoneOffset.UTC));
    }

    private Used used(String condition, Object... values) {
        return Objects.requireNonNull(
                jdbc.queryForObject(
                        """
                        select count(distinct turn_id), coalesce(sum(tokens_in + tokens_out), 0)
                        from llm.attempt
                        where
                        """
                                + condition,
                        (row, _) -> new Used(row.getLong(1), row.getLong(2)),
                        values));
    }

    /// Since when every attempt at an answer has failed, as far as that is after `from`; empty when
    /// the last one did not, or there is none. A probe of one token for which a thinking model had
    /// no word has not failed, nor has one that a content filter ended.
    Optional<Instant> failingSince(Instant from) {
        return jdbc.query(
                        """
                        select min(at) from llm.attempt
                        where profile in ('answer', 'economy')
                        and outcome not in ('ok', 'content_filter', 'cancelled')
                        and (outcome != 'empty' or turn_id is not null)
                        and at > coalesce(
                            (
                                select max(at) from llm.attempt
                                where at > ? and profile in ('answer', 'economy')
                                and (
                                    outcome in ('ok', 'content_filter')
                                    or outcome = 'empty' and turn_id is null
                                )
                            ),
                            ?)
                        """,
                        (row, _) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)),
                        from.atOffset(ZoneOffset.UTC),
                        from.atOffset(ZoneOffset.UTC))
                .getFirst()
                .map(OffsetDateTime::toInstant);
    }

    Spent since(Instant start) {
        return Objects.requireNonNull(
                jdbc.queryForObject(
                        """
                        select coalesce(sum(cost), 0),
                            coalesce(sum(cost) filter (where estimated), 0),
                            count(*) filter (where cost is null),
                            coalesce(sum(tokens_in), 0), coalesce(sum(tokens_cached), 0),
                            coalesce(sum(tokens_out), 0), coalesce(sum(tokens_reasoning), 0)
                        from llm.attempt
                        where at >= ?
                        """,
                        (row, _) ->
                                new Spent(
                                        dollars(row.getBigDecimal(1)),
                                        dollars(row.getBigDecimal(2)),
                                        row.getLong(3),
                                        new Spent.Tokens(
                                                row.getLong(4),
                                                row.getLong(5),
                                                row.getLong(6),
                                                row.getLong(7))),
                        start.atOffset(ZoneOffset.UTC)));
    }

    private static BigDecimal dollars(BigDecimal micros) {
        return micros.movePointLeft(6);
    }

    private static void fill(PreparedStatement row, LedgerEntry entry) throws SQLException {
        DeploymentSettings deployment = entry.deployment();
        Price price = entry.price();
        row.setObject(1, entry.at().atOffset(ZoneOffset.UTC));
        row.setString(2, deployment.name());
        row.setString(3, deployment.provider().code());
        row.setString(4, deployment.model());
        row.setString(5, entry.profile().code());
        row.setObject(6, entry.spender().visitor(), Types.OTHER);
        row.setObject(7, entry.spender().conversation(), Types.OTHER);
        row.setObject(8, entry.spender().turn(), Types.OTHER);
        Usage usage = entry.usage();
        row.setLong(9, usage.tokensIn());
        row.setObject(10, usage.cached(), Types.BIGINT);
        row.setObject(11, usage.cacheWrites(), Types.BIGINT);
        row.setLong(12, usage.tokensOut());
        row.setObject(13, usage.reasoning(), Types.BIGINT);
        row.setBoolean(14, usage.estimated());
        set(row, 15, price == null ? null : price.input());
        set(row, 16, price == null ? null : price.cached());
        set(row, 17, price == null ? null : price.output());
        row.setObject(18, entry.cost(), Types.BIGINT);
        row.setString(19, entry.outcome());
        row.setLong(20, entry.millis());
    }

    private static void set(PreparedStatement row, int at, @Nullable BigDecimal value)
            throws SQLException {
        row.setObject(at, value, Types.NUMERIC);
    }
}
