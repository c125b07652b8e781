package io.nightdesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.nightdesk.testing.NightdeskTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.HealthContributor;

@NightdeskTest
class NightdeskTests {

    @Value("${local.server.port}")
    private int port;

    @Value("${local.management.port}")
    private int managementPort;

    private final DataSource dataSource;
    private final Map<String, HealthContributor> health;

    @Autowired
    NightdeskTests(DataSource dataSource, Map<String, HealthContributor> health) {
        this.dataSource = dataSource;
        this.health = health;
    }

    @Test
    void aNodeSaysThatItLivesAndIsReady() throws Exception {
        assertThat(get(port, "/livez").statusCode()).isEqualTo(200);
        assertThat(get(port, "/readyz").statusCode()).isEqualTo(200);
        assertThat(get(port, "/readyz").body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void nobodyElseAsksTheDatabaseHowItIs() {
        assertThat(health.get(DatabaseHealth.BEAN)).isInstanceOf(DatabaseHealth.class);
        assertThat(health).doesNotContainKey("dbHealthContributor");
    }

    @Test
    void metricsAreOnAPortOfTheirOwn() throws Exception {
        assertThat(get(managementPort, "/actuator/prometheus").body())
                .contains("hikaricp_connections_max")
                .contains("jvm_memory_used_bytes");
        assertThat(get(port, "/actuator/prometheus").statusCode()).isEqualTo(404);
    }

    @Test
    void thePoolIsEnteredInTurnAndWaitsForTheDatabase() throws SQLException {
        assertThat(dataSource).isInstanceOf(FairDataSource.class);
        assertThat(dataSource.unwrap(HikariDataSource.class).getDataSource())
                .isInstanceOf(PatientDataSource.class);
    }

    private static HttpResponse<String> get(int port, String path)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://localhost:" + port + path);
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        }
    }
}
