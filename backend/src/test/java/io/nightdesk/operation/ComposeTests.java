package io.nightdesk.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What we rely on in `compose.yaml`, since not every machine that runs the tests has an engine.
class ComposeTests {

    private static final Path ROOT = Path.of("..");

    private final Map<String, Map<String, Object>> services = services();

    @Test
    void thereAreTwoNodesTheirStoresAndABalancer() {
        assertThat(services.keySet())
                .containsExactlyInAnyOrder(
                        "postgres", "redis", "migrate", "node1", "node2", "haproxy");
        assertThat(services.get("postgres")).containsEntry("image", "postgres:18");
        assertThat(String.valueOf(service("redis").get("image"))).startsWith("redis:7");
        assertThat(services.get("node1")).containsEntry("image", "nightdesk");
        assertThat(services.get("node1")).isEqualTo(services.get("node2"));
    }

    @Test
    void onlyTheBalancerIsReachedFromOutside() {
        assertThat(services.get("haproxy")).containsEntry("ports", List.of("8080:8080"));
        services.forEach(
                (name, service) -> {
                    if (!name.equals("haproxy")) {
                        assertThat(service).as(name).doesNotContainKey("ports");
                    }
                });
    }

    @Test
    void everythingThatOthersWaitForHasAHealthCheck() {
        for (String name : List.of("postgres", "redis", "node1", "node2")) {
            assertThat(services.get(name)).as(name).containsKey("healthcheck");
        }
        assertThat(String.valueOf(service("node1").get("healthcheck"))).contains("/readyz");
    }

    @Test
    void theSchemaIsBroughtUpToDateBeforeANodeStarts() {
        assertThat(services.get("migrate")).containsEntry("command", List.of("migrate"));
        assertThat(String.valueOf(service("node1").get("depends_on")))
                .contains("migrate={condition=service_completed_successfully}");
    }

    @Test
    void nodesBelieveOnlyWhoIsInTheirOwnNetwork() {
        Object trusted = environment("node1").get("NIGHTDESK_PROXY_TRUSTED");

        assertThat(String.valueOf(trusted)).contains("/24");
        assertThat(String.valueOf(part("networks").get("default")))
                .isEqualTo("{ipam={config=[{subnet=%s}]}}".formatted(trusted));
    }

    @Test
    void everyVariableIsASettingOfTheProduct() throws IOException {
        Set<String> settings = settings();
        assertThat(environment("node1").keySet())
                .allSatisfy(
                        variable ->
                                assertThat(settings)
                                        .as(variable)
                                        .contains(
                                                variable.replace("_", "")
                                                        .toLowerCase(java.util.Locale.ROOT)));
    }

    @Test
    void theBalancersVariablesAreThoseOfItsFile() throws IOException {
        String file = Files.readString(ROOT.resolve("ops/haproxy.cfg"));

        assertThat(environment("haproxy").keySet())
                .allSatisfy(variable -> assertThat(file).contains("${" + variable + "-"));
    }

    /// Every property of ours and of Spring Boot in the form in which variables are compared.
    private static Set<String> settings() throws IOException {
        var files =
                ComposeTests.class
                        .getClassLoader()
                        .resources("META-INF/spring-configuration-metadata.json");
        Set<String> names =
                files.flatMap(url -> names(url).stream())
                        .map(name -> name.replaceAll("[.-]", ""))
                        .collect(Collectors.toSet());
        assertThat(names).contains("serverport", "nightdeskpgurl");
        return names;
    }

    private static List<String> names(java.net.URL url) {
        try (InputStream in = url.openStream()) {
            JsonNode properties = JsonMapper.shared().readTree(in).path("properties");
            return StreamSupport.stream(properties.spliterator(), false)
                    .map(property -> property.path("name").asString())
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Map<String, Object> service(String name) {
        return services.getOrDefault(name, Map.of());
    }

    @SuppressWarnings("unchecked") // YAML's maps have string keys here
    private Map<String, Object> environment(String service) {
        return (Map<String, Object>) service(service).getOrDefault("environment", Map.of());
    }

    @SuppressWarnings("unchecked") // YAML's maps have string keys here
    private static Map<String, Map<String, Object>> services() {
        return (Map<String, Map<String, Object>>) (Map<?, ?>) part("services");
    }

    private static Map<String, Object> part(String name) {
        try {
            Map<String, Map<String, Object>> file =
                    new Yaml().load(Files.readString(ROOT.resolve("compose.yaml")));
            return file.getOrDefault(name, Map.of());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
