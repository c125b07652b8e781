package io.nightdesk.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.testing.Browser;
import io.nightdesk.testing.NightdeskTest;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Who may do what, in one table: each endpoint of the desk with the roles it serves.
@NightdeskTest
class RoleMatrixTests {

    private static final Set<Role> ALL = EnumSet.allOf(Role.class);
    private static final Set<Role> LEADS = EnumSet.of(Role.LEAD, Role.ADMIN);
    private static final Set<Role> ADMINS = EnumSet.of(Role.ADMIN);

    private static final String NONE = "00000000-0000-7000-8000-000000000000";
    private static final String PROMPT = "?key=none/such";

    private static final List<Endpoint> TABLE =
            List.of(
                    new Endpoint("GET", "/api/v1/staff/me", ALL),
                    new Endpoint("POST", "/api/v1/staff/socket-ticket", ALL),
                    new Endpoint("GET", "/api/v1/staff", LEADS),
                    new Endpoint("POST", "/api/v1/staff/invitations", ADMINS),
                    new Endpoint("DELETE", "/api/v1/staff/invitations/" + NONE, ADMINS),
                    new Endpoint("PUT", "/api/v1/staff/" + NONE + "/disabled", ADMINS),
                    new Endpoint("DELETE", "/api/v1/staff/" + NONE + "/disabled", ADMINS),
                    new Endpoint("GET", "/api/v1/prompts", ALL),
                    new Endpoint("GET", "/api/v1/prompt" + PROMPT, ALL),
                    new Endpoint("GET", "/api/v1/prompt-releases", ALL),
                    new Endpoint("PUT", "/api/v1/prompt/draft" + PROMPT, LEADS),
                    new Endpoint("DELETE", "/api/v1/prompt/draft" + PROMPT, LEADS),
                    new Endpoint("POST", "/api/v1/prompt/publish" + PROMPT, LEADS),
                    new Endpoint("POST", "/api/v1/prompt-releases/999999/restore", LEADS));

    @LocalServerPort private int port;
    @Autowired private JdbcClient jdbc;
    @Autowired private RequestMappingHandlerMapping requestMappingHandlerMapping;

    private record Endpoint(String method, String path, Set<Role> roles) {}

    @TestFactory
    Stream<DynamicTest> eachRoleMayDoWhatTheTableSays() {
        Map<Role, Browser> people = new EnumMap<>(Role.class);
        ALL.forEach(role -> people.put(role, Browser.signedIn(port, jdbc, role)));
        return TABLE.stream()
                .flatMap(
                        endpoint ->
                                people.entrySet().stream()
                                        .map(
                                                person ->
                                                        allowed(
                                                                endpoint,
                                                                person.getKey(),
                                                                person.getValue())));
    }

    @TestFactory
    Stream<DynamicTest> strangersMayDoNothing() {
        return TABLE.stream()
                .map(
                        endpoint ->
                                DynamicTest.dynamicTest(
                                        endpoint.method() + " " + endpoint.path(),
                                        () -> {
                                            var reply = send(new Browser(port), endpoint);
                                            assertThat(reply.status()).isEqualTo(401);
                                            assertThat(reply.code()).isEqualTo("UNAUTHENTICATED");
                                        }));
    }

    @TestFactory
    Stream<DynamicTest> withoutTheTokenNobodyChangesAnything() {
        Browser admin = Browser.signedIn(port, jdbc, Role.ADMIN);
        return TABLE.stream()
                .filter(endpoint -> !endpoint.method().equals("GET"))
                .map(
                        endpoint ->
                                DynamicTest.dynamicTest(
                                        endpoint.method() + " " + endpoint.path(),
                                        () -> {
                                            var reply =
                                                    admin.sendWithoutToken(
                                                            endpoint.method(),
                                                            endpoint.path(),
                                                            body(endpoint));
                                            assertThat(reply.status()).isEqualTo(403);
                                            assertThat(reply.code()).isEqualTo("CSRF");
                                        }));
    }

    @Test
    void theTableKnowsEveryEndpointOfIdentityAndPrompts() {
        long mapped =
                requestMappingHandlerMapping.getHandlerMethods().values().stream()
                        .map(method -> method.getBeanType().getPackageName())
                        .filter(
                                name ->
                                        name.equals("io.nightdesk.identity.web")
                                                || name.equals("io.nightdesk.prompt.web"))
                        .count();

        // The two of a setup link and the two of signing in and out are open by their nature
        assertThat(mapped).isEqualTo(TABLE.size() + 4);
    }

    @Test
    void whatIsNotNamedDoesNotExist() {
        Browser admin = Browser.signedIn(port, jdbc, Role.ADMIN);

        assertThat(new Browser(port).get("/api/v1/forgotten").status()).isEqualTo(404);
        assertThat(admin.get("/api/v1/forgotten").status()).isEqualTo(404);
        assertThat(new Browser(port).get("/actuator/env").status()).isEqualTo(404);
    }

    private DynamicTest allowed(Endpoint endpoint, Role role, Browser browser) {
        boolean may = endpoint.roles().contains(role);
        return DynamicTest.dynamicTest(
                "%s %s %s %s"
                        .formatted(
                                role, may ? "may" : "may not", endpoint.method(), endpoint.path()),
                () -> {
                    var reply = send(browser, endpoint);
                    if (may) {
                        assertThat(reply.status()).isNotIn(401, 403, 500);
                    } else {
                        assertThat(reply.status()).isEqualTo(403);
                        assertThat(reply.code()).isEqualTo("FORBIDDEN");
                    }
                });
    }

    private static Browser.Reply send(Browser browser, Endpoint endpoint) {
        return endpoint.method().equals("GET")
                ? browser.get(endpoint.path())
                : browser.send(endpoint.method(), endpoint.path(), body(endpoint));
    }

    private static @Nullable Object body(Endpoint endpoint) {
        return endpoint.method().equals("DELETE")
                ? null
                : Map.of("note", "a note that is long enough", "text", "x");
    }
}
