package io.nightdesk.confidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Rows of `confidence.judgement`.
@Repository
class JudgementStore {

    /// Older ones speak of articles and searches that are gone. Of each source, or what customers
    /// do all day would push out what people at the desk said.
    private static final int MOST = 10_000;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    JudgementStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// Replaces what the same source said before.
    void put(UUID site, Judgement judgement) {
        Judgement.Sample sample = judgement.sample();
        jdbc.sql(
                        """
                        insert into confidence.judgement (
                            site_id, turn_id, source, verdict, sample, reason, by_id, by_name, at,
                            reading)
                        values (:site, :turn, :source, :verdict, :sample, :reason, :by, :byName,
                            :at, :reading::jsonb)
                        on conflict (turn_id, source) do update
                        set verdict = excluded.verdict, sample = excluded.sample,
                            reason = excluded.reason, by_id = excluded.by_id,
                            by_name = excluded.by_name, at = excluded.at,
                            reading = excluded.reading
                        """)
                .param("site", site)
                .param("turn", judgement.turn())
                .param("source", judgement.source().word())
                .param("verdict", judgement.verdict().word())
                .param("sample", sample == null ? null : sample.word(), Types.VARCHAR)
                .param("reason", judgement.reason())
                .param("by", judgement.by(), Types.OTHER)
                .param("byName", judgement.byName())
                .param("at", judgement.at().atOffset(ZoneOffset.UTC))
                .param(
                        "reading",
                        judgement.reading() == null
                                ? null
                                : json.writeValueAsString(judgement.reading()),
                        Types.VARCHAR)
                .update();
    }

    boolean remove(UUID site, UUID turn, Judgement.Source source) {
        return jdbc.sql(
                                """
                                delete from confidence.judgement
                                where site_id = :site and turn_id = :turn and source = :source
                                """)
                        .param("site", site)
                        .param("turn", turn)
                        .param("source", source.word())
                        .update()
                == 1;
    }

    boolean has(UUID site, UUID turn, Judgement.Source source) {
        return jdbc.sql(
                        """
                        select exists (
                            select from confidence.judgement
                            where site_id = :site and turn_id = :turn and source = :source)
                        """)
                .param("site", site)
                .param("turn", turn)
                .param("source", source.word())
                .query((row, _) -> row.getBoolean(1))
                .single();
    }

    /// How many each source has given on answers of this kind; none for a source without any.
    List<Judgements.Tally> tallies(UUID site, AnswerKind kind) {
        return jdbc.sql(
                        """
                        select source, count(*) as judged,
                            count(*) filter (where verdict = 'right') as found_right
                        from confidence.judgement
                        where site_id = :site and reading is not null
                        and (reading ->> 'evidence' is null) = :quoted
                        group by source
                        """)
                .param("site", site)
                .param("quoted", kind == AnswerKind.QUOTED)
                .query(
                        (row, _) ->
                                new Judgements.Tally(
                                        Judgement.Source.of(row.getString("source")),
                                        row.getInt("judged"),
                                        row.getInt("found_right")))
                .list();
    }

    /// Those of each source, the newest first, at most 10,000.
    List<Judgement> newest(UUID site) {
        return Arrays.stream(Judgement.Source.values())
                .flatMap(source -> newest(site, source).stream())
                .toList();
    }

    /// The newest first, at most 10,000.
    List<Judgement> newest(UUID site, Judgement.Source source) {
        return jdbc.sql(
                        """
                        select turn_id, source, verdict, sample, reason, by_id, by_name, at, reading
                        from confidence.judgement
                        where site_id = :site and source = :source
                        order by at desc, turn_id
                        limit :most
                        """)
                .param("site", site)
                .param("source", source.word())
                .param("most", MOST)
                .query((row, _) -> judgement(row))
                .list();
    }

    private Judgement judgement(ResultSet row) throws SQLException {
        String reading = row.getString("reading");
        return new Judgement(
                row.getObject("turn_id", UUID.class),
                Judgement.Source.of(row.getString("source")),
                Verdict.of(row.getString("verdict")),
                Judgement.Sample.of(row.getString("sample")),
                row.getString("reason"),
                row.getObject("by_id", UUID.class),
                row.getString("by_name"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                reading == null ? null : json.readValue(reading, Reading.class));
    }
}
