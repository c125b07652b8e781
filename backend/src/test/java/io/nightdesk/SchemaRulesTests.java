package io.nightdesk;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.testing.WithDatabase;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/// The rules of the house that a migrated database can be asked about.
@WithDatabase
class SchemaRulesTests {

    private record ForeignKey(String name, String from, String to) {}

    private final JdbcClient jdbc;
    private final ApplicationModules modules = ApplicationModules.of(Nightdesk.class);

    SchemaRulesTests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Test
    void aSchemaBelongsToAModule() {
        Set<String> names =
                modules.stream()
                        .map(module -> module.getIdentifier().toString())
                        .collect(Collectors.toSet());

        assertThat(schemas()).isNotEmpty().allMatch(names::contains);
    }

    @Test
    void foreignKeysFollowTheArrowsBetweenModules() {
        assertThat(foreignKeysBetweenSchemas())
                .allSatisfy(
                        key ->
                                assertThat(allowedBy(key.from()))
                                        .as("what %s may use (%s)", key.from(), key.name())
                                        .contains(key.to()));
    }

    @Test
    void everyForeignKeyHasAnIndex() {
        assertThat(
                        jdbc.sql(
                                        """
                                        select c.conrelid::regclass || '.' || c.conname
                                        from pg_constraint c
                                        where c.contype = 'f'
                                          and not exists (
                                            select 1
                                            from pg_index i
                                            where i.indrelid = c.conrelid
                                              and i.indpred is null
                                              and (i.indkey::int2[])[0:cardinality(c.conkey) - 1]
                                                  @> c.conkey)
                                        """)
                                .query(String.class)
                                .list())
                .as("a delete or update of the other table reads this one whole")
                .isEmpty();
    }

    @Test
    void timesAreTimesInTheWorld() {
        assertThat(columnsOfType("timestamp without time zone")).isEmpty();
    }

    @Test
    void keysAreNeverThirtyTwoBitsLong() {
        assertThat(
                        jdbc.sql(
                                        """
                                        select k.table_schema || '.' || k.table_name
                                        from information_schema.key_column_usage k
                                        join information_schema.columns c
                                          using (table_schema, table_name, column_name)
                                        join information_schema.table_constraints t
                                          using (constraint_schema, constraint_name)
                                        where t.constraint_type = 'PRIMARY KEY'
                                          and k.ordinal_position = 1
                                          and c.data_type in ('integer', 'smallint')
                                          and k.table_schema <> 'public'
                                        """)
                                .query(String.class)
                                .list())
                .isEmpty();
    }

    private static String[] allowedBy(String module) {
        try {
            return Class.forName("io.nightdesk." + module + ".package-info")
                    .getAnnotation(ApplicationModule.class)
                    .allowedDependencies();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<@Nullable String> schemas() {
        return jdbc.sql(
                        """
                        select nspname
                        from pg_namespace
                        where nspname !~ '^pg_'
                          and nspname not in ('information_schema', 'public')
                        """)
                .query(String.class)
                .list();
    }

    private List<ForeignKey> foreignKeysBetweenSchemas() {
        return jdbc.sql(
                        """
                        select c.conname, f.nspname, t.nspname
                        from pg_constraint c
                        join pg_class fc on fc.oid = c.conrelid
                        join pg_namespace f on f.oid = fc.relnamespace
                        join pg_class tc on tc.oid = c.confrelid
                        join pg_namespace t on t.oid = tc.relnamespace
                        where c.contype = 'f'
                          and f.oid <> t.oid
                        """)
                .query(
                        (row, _) ->
                                new ForeignKey(
                                        row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    private List<@Nullable String> columnsOfType(String type) {
        return jdbc.sql(
                        """
                        select table_schema || '.' || table_name || '.' || column_name
                        from information_schema.columns
                        where data_type = :type
                          and table_schema not in ('pg_catalog', 'information_schema', 'public')
                        """)
                .param("type", type)
                .query(String.class)
                .list();
    }
}
