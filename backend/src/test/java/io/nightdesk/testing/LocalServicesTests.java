package io.nightdesk.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@WithDatabase
class LocalServicesTests {

    @Test
    void theDatabaseIsMigratedAndDurable(JdbcClient jdbc) {
        assertThat(jdbc.sql("select count(*) from node.database_epoch").query(Long.class).single())
                .isEqualTo(1);
        assertThat(jdbc.sql("show fsync").query(String.class).single()).isEqualTo("on");
        assertThat(jdbc.sql("show synchronous_commit").query(String.class).single())
                .isEqualTo("on");
    }

    @Test
    void aClassHasOneDatabaseOfItsOwn(Database database, JdbcClient jdbc) {
        String name = jdbc.sql("select current_database()").query(String.class).single();

        assertThat(database.url()).contains(name);
        assertThat(Database.fresh().url()).isNotEqualTo(database.url());
    }

    @Test
    void redisAnswers(RedisUrl redis) {
        try (RedisClient client = RedisClient.create(redis.value());
                var connection = client.connect()) {
            assertThat(connection.sync().ping()).isEqualTo("PONG");
        }
    }
}
