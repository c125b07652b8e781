package io.nightdesk.llm;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Models in PostgreSQL.
@Component
class ModelStore {

    private final JdbcClient jdbc;

    ModelStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// In the order in which they were set up.
    List<StoredModel> all() {
        return jdbc.sql(
                        """
                        select id, name, provider, url, model, sealed_key, streams, enabled,
                            price_input, price_cached, price_output, updated_at, updated_by
                        from llm.deployment
                        order by id
                        """)
                .query(ModelStore::model)
                .list();
    }

    /// The first asked first; without profiles that have no order of their own.
    Map<Profile, List<UUID>> orders() {
        Map<Profile, List<UUID>> orders = new EnumMap<>(Profile.class);
        jdbc.sql(
                        """
                        select profile, array_agg(deployment_id order by position) as ids
                        from llm.profile_deployment
                        group by profile
                        """)
                .query(
                        row -> {
                            orders.put(
                                    Profile.of(row.getString("profile")),
                                    List.of((UUID[]) row.getArray("ids").getArray()));
                        });
        return orders;
    }

    void save(StoredModel model) {
        Price price = model.price();
        jdbc.sql(
                        """
                        insert into llm.deployment (
                            id, name, provider, url, model, sealed_key, streams, enabled,
                            price_input, price_cached, price_output, updated_at, updated_by)
                        values (
                            :id, :name, :provider, :url, :model, :key, :streams, :enabled,
                            :input, :cached, :output, :at, :by)
                        on conflict (id) do update
                        set name = excluded.name, provider = excluded.provider,
                            url = excluded.url, model = excluded.model,
                            sealed_key = excluded.sealed_key, streams = excluded.streams,
                            enabled = excluded.enabled, price_input = excluded.price_input,
                            price_cached = excluded.price_cached,
                            price_output = excluded.price_output, updated_at = excluded.updated_at,
                            updated_by = excluded.updated_by
                        """)
                .param("id", model.id())
                .param("name", model.name())
                .param("provider", model.provider())
                .param("url", model.url())
                .param("model", model.model())
                .param("key", model.sealedKey())
                .param("streams", model.streams())
                .param("enabled", model.enabled())
                .param("input", price == null ? null : price.input(), Types.NUMERIC)
                .param("cached", price == null ? null : price.cached(), Types.NUMERIC)
                .param("output", price == null ? null : price.output(), Types.NUMERIC)
                .param("at", model.updatedAt().atOffset(ZoneOffset.UTC))
                .param("by", model.updatedBy())
                .update();
    }

    /// Also from every order.
    void delete(UUID id) {
        jdbc.sql("delete from llm.deployment where id = :id").param("id", id).update();
    }

    void order(Profile profile, List<UUID> ids) {
        jdbc.sql("delete from llm.profile_deployment where profile = :profile")
                .param("profile", profile.code())
                .update();
        IntStream.range(0, ids.size()).forEach(i -> place(profile, i, ids.get(i)));
    }

    private void place(Profile profile, int position, UUID id) {
        jdbc.sql(
                        """
                        insert into llm.profile_deployment (profile, position, deployment_id)
                        values (:profile, :position, :id)
                        """)
                .param("profile", profile.code())
                .param("position", position)
                .param("id", id)
                .update();
    }

    private static @Nullable Price price(ResultSet row) throws SQLException {
        BigDecimal input = row.getBigDecimal("price_input");
        return input == null
                ? null
                : new Price(
                        input,
                        row.getBigDecimal("price_cached"),
                        row.getBigDecimal("price_output"));
    }

    private static StoredModel model(ResultSet row, int number) throws SQLException {
        return new StoredModel(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("provider"),
                row.getString("url"),
                row.getString("model"),
                row.getString("sealed_key"),
                row.getInt("streams"),
                row.getBoolean("enabled"),
                price(row),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                row.getString("updated_by"));
    }
}
