package io.nightdesk.conversation;

import io.nightdesk.kernel.LanguageTag;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The words of the database for the constants of Java: the same, in lower case.
final class Words {

    private Words() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static Owner owner(String word) {
        return Owner.valueOf(word.toUpperCase(Locale.ROOT));
    }

    static Author.Kind kind(String word) {
        return Author.Kind.valueOf(word.toUpperCase(Locale.ROOT));
    }

    static @Nullable HandoffReason reason(@Nullable String word) {
        return word == null ? null : HandoffReason.valueOf(word.toUpperCase(Locale.ROOT));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    /// The conversation's own, or the visitor's, which has always been checked.
    private static String locale(ResultSet row) throws SQLException {
        String own = row.getString("locale");
        return LanguageTag.isWellFormed(own) ? own : row.getString("visitor_locale");
    }

    static Summary summary(ResultSet row, int number) throws SQLException {
        UUID agent = row.getObject("agent_id", UUID.class);
        String lastAuthor = row.getString("last_author");
        return new Summary(
                row.getObject("id", UUID.class),
                row.getObject("site_id", UUID.class),
                row.getObject("visitor_id", UUID.class),
                row.getString("visitor_name"),
                locale(row),
                row.getString("page"),
                row.getString("contact"),
                row.getLong("last_seq"),
                owner(row.getString("owner")),
                row.getLong("owner_epoch"),
                agent == null
                        ? null
                        : new Author(Author.Kind.AGENT, agent, row.getString("agent_name")),
                reason(row.getString("handoff_reason")),
                instantOrNull(row, "waiting_since"),
                row.getString("last_text"),
                lastAuthor == null
                        ? null
                        : new Author(kind(lastAuthor), null, row.getString("last_author_name")),
                instant(row, "last_at"),
                instant(row, "opened_at"),
                row.getBoolean("overdue"));
    }
}
