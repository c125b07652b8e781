package io.nightdesk.confidence;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Rows of `confidence.fit`.
@Repository
class FitStore {

    private static final int LISTED = 30;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    FitStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    record Found(SiteFit fit, Instant madeAt) {}

    Optional<Found> find(UUID site, long version) {
        return jdbc.sql(
                        """
                        select parameters, made_at
                        from confidence.fit
                        where site_id = :site and version = :version
                        """)
                .param("site", site)
                .param("version", version)
                .query(
                        (row, _) ->
                                new Found(
                                        json.readValue(row.getString("parameters"), SiteFit.class),
                                        row.getObject("made_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /// The newest first, at most 30.
    List<FitVersion> newest(UUID site) {
        return jdbc.sql(
                        """
                        select version, made_at, fitted, held_out, loss_before, loss_after
                        from confidence.fit
                        where site_id = :site
                        order by version desc
                        limit :most
                        """)
                .param("site", site)
                .param("most", LISTED)
                .query(
                        (row, _) ->
                                new FitVersion(
                                        row.getLong("version"),
                                        row.getObject("made_at", OffsetDateTime.class).toInstant(),
                                        row.getInt("fitted"),
                                        row.getInt("held_out"),
                                        row.getDouble("loss_before"),
                                        row.getDouble("loss_after")))
                .list();
    }

    void insert(UUID site, FitVersion made, SiteFit fit) {
        jdbc.sql(
                        """
                        insert into confidence.fit (
                            site_id, version, made_at, fitted, held_out, loss_before, loss_after,
                            parameters)
                        values (:site, :version, :at, :fitted, :heldOut, :before, :after,
                            :parameters::jsonb)
                        """)
                .param("site", site)
                .param("version", made.version())
                .param("at", made.madeAt().atOffset(ZoneOffset.UTC))
                .param("fitted", made.fitted())
                .param("heldOut", made.heldOut())
                .param("before", made.lossBefore())
                .param("after", made.lossAfter())
                .param("parameters", json.writeValueAsString(fit))
                .update();
    }
}
