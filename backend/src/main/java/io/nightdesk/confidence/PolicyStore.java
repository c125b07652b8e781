package io.nightdesk.confidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Rows of `confidence.setting`.
@Repository
class PolicyStore {

    private static final TypeReference<Map<String, Double>> TOPICS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    PolicyStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// @param fit the version that is used; 0 for what is shipped
    record Stored(Setting setting, long fit) {}

    Stored find(UUID site) {
        return jdbc.sql(
                        """
                        select wrong, unattended, topics, fit
                        from confidence.setting
                        where site_id = :site
                        """)
                .param("site", site)
                .query((row, _) -> stored(row))
                .optional()
                .orElseGet(() -> new Stored(Setting.NONE, 0));
    }

    private Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                new Setting(
                        row.getObject("wrong", Double.class),
                        row.getObject("unattended", Double.class),
                        json.readValue(row.getString("topics"), TOPICS)),
                row.getLong("fit"));
    }

    void set(UUID site, Setting setting, Instant at, String by) {
        jdbc.sql(
                        """
                        insert into confidence.setting (
                            site_id, wrong, unattended, topics, updated_at, updated_by)
                        values (:site, :wrong, :unattended, :topics::jsonb, :at, :by)
                        on conflict (site_id) do update
                        set wrong = excluded.wrong, unattended = excluded.unattended,
                            topics = excluded.topics, updated_at = excluded.updated_at,
                            updated_by = excluded.updated_by
                        """)
                .param("site", site)
                .param("wrong", setting.wrong(), Types.DOUBLE)
                .param("unattended", setting.unattended(), Types.DOUBLE)
                .param("topics", json.writeValueAsString(setting.topics()))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    void use(UUID site, long fit, Instant at, String by) {
        jdbc.sql(
                        """
                        insert into confidence.setting (site_id, fit, updated_at, updated_by)
                        values (:site, :fit, :at, :by)
                        on conflict (site_id) do update
                        set fit = excluded.fit, updated_at = excluded.updated_at,
                            updated_by = excluded.updated_by
                        """)
                .param("site", site)
                .param("fit", fit)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }
}
