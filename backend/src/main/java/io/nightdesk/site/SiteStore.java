package io.nightdesk.site;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class SiteStore {

    private static final TypeReference<Map<String, List<String>>> SUGGESTIONS =
            new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    SiteStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<Site> first(List<String> allowedOrigins) {
        return jdbc.sql(
                        """
                        select id, public_key, name, assistant_name, default_locale, suggestions
                        from site.site
                        order by created_at, id
                        limit 1
                        """)
                .query(
                        (row, _) ->
                                new Site(
                                        row.getObject("id", UUID.class),
                                        row.getString("public_key"),
                                        row.getString("name"),
                                        row.getString("assistant_name"),
                                        row.getString("default_locale"),
                                        allowedOrigins,
                                        json.readValue(row.getString("suggestions"), SUGGESTIONS)))
                .optional();
    }

    /// Does nothing when it is there.
    void insert(Site site) {
        jdbc.sql(
                        """
                        insert into site.site (id, public_key, name, assistant_name, default_locale)
                        values (:id, :publicKey, :name, :assistantName, :defaultLocale)
                        on conflict do nothing
                        """)
                .param("id", site.id())
                .param("publicKey", site.publicKey())
                .param("name", site.name())
                .param("assistantName", site.assistantName())
                .param("defaultLocale", site.defaultLocale())
                .update();
    }

    /// Does nothing when another node was first.
    void insertFirst(Site site) {
        jdbc.sql(
                        """
                        insert into site.site (id, public_key, name, assistant_name, default_locale, suggestions)
                        select :id, :publicKey, :name, :assistantName, :defaultLocale, :suggestions::jsonb
                        where not exists (select from site.site)
                        on conflict do nothing
                        """)
                .param("id", site.id())
                .param("publicKey", site.publicKey())
                .param("name", site.name())
                .param("assistantName", site.assistantName())
                .param("defaultLocale", site.defaultLocale())
                .param("suggestions", json.writeValueAsString(site.suggestions()))
                .update();
    }
}
