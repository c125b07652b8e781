package io.nightdesk.llm;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The row of `llm.budget`.
@Component
class BudgetStore {

    private final JdbcClient jdbc;

    BudgetStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param updatedBy the admin's name
    record Stored(BudgetLimits limits, Instant updatedAt, String updatedBy) {}

    Optional<Stored> find() {
        return jdbc.sql(
                        """
                        select turns_per_minute, turns_per_day, conversation_turns,
                            conversation_tokens, daily, soft, updated_at, updated_by
                        from llm.budget
                        """)
                .query(BudgetStore::stored)
                .optional();
    }

    void save(Stored stored) {
        BudgetLimits limits = stored.limits();
        jdbc.sql(
                        """
                        insert into llm.budget (
                            turns_per_minute, turns_per_day, conversation_turns,
                            conversation_tokens, daily, soft, updated_at, updated_by)
                        values (
                            :perMinute, :perDay, :conversation, :tokens, :daily, :soft, :at, :by)
                        on conflict (id) do update
                        set turns_per_minute = excluded.turns_per_minute,
                            turns_per_day = excluded.turns_per_day,
                            conversation_turns = excluded.conversation_turns,
                            conversation_tokens = excluded.conversation_tokens,
                            daily = excluded.daily, soft = excluded.soft,
                            updated_at = excluded.updated_at, updated_by = excluded.updated_by
                        """)
                .param("perMinute", limits.turnsPerMinute())
                .param("perDay", limits.turnsPerDay())
                .param("conversation", limits.conversationTurns())
                .param("tokens", limits.conversationTokens())
                .param("daily", limits.daily(), Types.NUMERIC)
                .param("soft", limits.soft())
                .param("at", stored.updatedAt().atOffset(ZoneOffset.UTC))
                .param("by", stored.updatedBy())
                .update();
    }

    void delete() {
        jdbc.sql("delete from llm.budget").update();
    }

    private static Stored stored(ResultSet row, int number) throws SQLException {
        return new Stored(
                new BudgetLimits(
                        row.getInt("turns_per_minute"),
                        row.getInt("turns_per_day"),
                        row.getInt("conversation_turns"),
                        row.getInt("conversation_tokens"),
                        row.getBigDecimal("daily"),
                        row.getInt("soft")),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                row.getString("updated_by"));
    }
}
