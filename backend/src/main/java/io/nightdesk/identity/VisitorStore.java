package io.nightdesk.identity;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class VisitorStore {

    private static final TypeReference<TreeMap<String, String>> ATTRIBUTES =
            new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    VisitorStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(Principal.Visitor visitor, byte[] token) {
        jdbc.sql(
                        """
                        insert into identity.visitor (id, site_id, name, locale)
                        values (:id, :site, :name, :locale)
                        """)
                .param("id", visitor.id())
                .param("site", visitor.site())
                .param("name", visitor.name())
                .param("locale", visitor.locale())
                .update();
        jdbc.sql(
                        """
                        insert into identity.visitor_session (token_sha256, visitor_id)
                        values (:token, :visitor)
                        """)
                .param("token", token)
                .param("visitor", visitor.id())
                .update();
    }

    /// A session's visitor, and whether its end has not been put off for an hour.
    record Found(Principal.Visitor visitor, boolean stale) {}

    Optional<Found> find(byte[] token) {
        return jdbc.sql(
                        """
                        select v.id, v.site_id, v.name, v.locale,
                            s.seen_at < now() - interval '1 hour' as stale
                        from identity.visitor_session s
                        join identity.visitor v on v.id = s.visitor_id
                        where s.token_sha256 = :token
                        and s.seen_at > now() - interval '30 days'
                        and s.created_at > now() - interval '90 days'
                        """)
                .param("token", token)
                .query(
                        (row, _) ->
                                new Found(
                                        new Principal.Visitor(
                                                row.getObject("id", UUID.class),
                                                row.getObject("site_id", UUID.class),
                                                row.getString("name"),
                                                row.getString("locale")),
                                        row.getBoolean("stale")))
                .optional();
    }

    /// Slides the session on, unless somebody has within the hour.
    void touch(byte[] token) {
        jdbc.sql(
                        """
                        update identity.visitor_session
                        set seen_at = now()
                        where token_sha256 = :token
                        and seen_at < now() - interval '1 hour'
                        """)
                .param("token", token)
                .update();
    }

    Map<String, String> attributes(UUID visitor) {
        return jdbc.sql("select attributes from identity.visitor where id = :id")
                .param("id", visitor)
                .query((row, _) -> row.getString("attributes"))
                .optional()
                .<Map<String, String>>map(found -> json.readValue(found, ATTRIBUTES))
                .orElse(Map.of());
    }

    void tell(UUID visitor, Map<String, String> attributes) {
        jdbc.sql("update identity.visitor set attributes = :attributes::jsonb where id = :id")
                .param("id", visitor)
                .param("attributes", json.writeValueAsString(attributes))
                .update();
    }
}
