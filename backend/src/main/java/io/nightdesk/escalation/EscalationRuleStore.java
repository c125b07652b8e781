package io.nightdesk.escalation;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Rules in PostgreSQL.
@Component
class EscalationRuleStore {

    private static final String RULE =
            """
            select id, name, words, examples, topics, locale, page, attribute, attribute_values,
                days, from_time, to_time, zone, reply, enabled, revision, updated_at, updated_by
            from escalation.rule
            where site_id = :site
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    EscalationRuleStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<EscalationRule> all(UUID site) {
        return jdbc.sql(RULE + "order by name, id")
                .param("site", site)
                .query(EscalationRuleStore::rule)
                .list();
    }

    Optional<EscalationRule> find(UUID site, UUID id) {
        return jdbc.sql(RULE + "and id = :id")
                .param("site", site)
                .param("id", id)
                .query(EscalationRuleStore::rule)
                .optional();
    }

    void insert(UUID site, UUID id, EscalationRuleInput input, String by) {
        bound(
                        """
                        insert into escalation.rule (
                            id, site_id, name, words, examples, topics, locale, page, attribute,
                            attribute_values, days, from_time, to_time, zone, reply, enabled,
                            updated_at, updated_by)
                        values (
                            :id, :site, :name, :words, :examples, :topics, :locale, :page,
                            :attribute, :values, :days, :from, :to, :zone, :reply, :enabled,
                            :now, :by)
                        """,
                        site,
                        id,
                        input,
                        by)
                .update();
    }

    /// False if it is not there at this revision.
    boolean update(UUID site, UUID id, EscalationRuleInput input, long revision, String by) {
        return bound(
                                """
                                update escalation.rule
                                set name = :name, words = :words, examples = :examples,
                                    topics = :topics, locale = :locale, page = :page,
                                    attribute = :attribute, attribute_values = :values,
                                    days = :days, from_time = :from, to_time = :to, zone = :zone,
                                    reply = :reply, enabled = :enabled, revision = revision + 1,
                                    updated_at = :now, updated_by = :by
                                where site_id = :site and id = :id and revision = :revision
                                """,
                                site,
                                id,
                                input,
                                by)
                        .param("revision", revision)
                        .update()
                == 1;
    }

    private JdbcClient.StatementSpec bound(
            String sql, UUID site, UUID id, EscalationRuleInput input, String by) {
        return jdbc.sql(sql)
                .param("site", site)
                .param("id", id)
                .param("name", input.name())
                .param("words", texts(input.subject().words()))
                .param("examples", texts(input.subject().examples()))
                .param("topics", texts(input.subject().topics()))
                .param("locale", input.sender().locale())
                .param("page", input.sender().page())
                .param("attribute", input.sender().attribute())
                .param("values", texts(input.sender().values()))
                .param(
                        "days",
                        input.hours().days().stream()
                                .map(Integer::shortValue)
                                .toArray(Short[]::new))
                .param("from", input.hours().from())
                .param("to", input.hours().to())
                .param("zone", input.hours().zone())
                .param("reply", input.reply())
                .param("enabled", input.enabled())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by);
    }

    boolean delete(UUID site, UUID id) {
        return jdbc.sql("delete from escalation.rule where site_id = :site and id = :id")
                        .param("site", site)
                        .param("id", id)
                        .update()
                == 1;
    }

    private static EscalationRule rule(ResultSet row, int number) throws SQLException {
        var terms =
                new EscalationRuleInput(
                        row.getString("name"),
                        subject(row),
                        sender(row),
                        hours(row),
                        row.getString("reply"),
                        row.getBoolean("enabled"));
        return new EscalationRule(
                row.getObject("id", UUID.class),
                terms,
                row.getLong("revision"),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                row.getString("updated_by"));
    }

    private static Subject subject(ResultSet row) throws SQLException {
        return new Subject(
                strings(row.getArray("words")),
                strings(row.getArray("examples")),
                strings(row.getArray("topics")));
    }

    private static Sender sender(ResultSet row) throws SQLException {
        return new Sender(
                row.getString("locale"),
                row.getString("page"),
                row.getString("attribute"),
                strings(row.getArray("attribute_values")));
    }

    private static Hours hours(ResultSet row) throws SQLException {
        return new Hours(
                Arrays.stream((Short[]) row.getArray("days").getArray())
                        .map(Short::intValue)
                        .toList(),
                row.getObject("from_time", LocalTime.class),
                row.getObject("to_time", LocalTime.class),
                row.getString("zone"));
    }

    private static String[] texts(List<String> lines) {
        return lines.toArray(String[]::new);
    }

    private static List<String> strings(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
