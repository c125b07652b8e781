package io.nightdesk;

import static org.springframework.http.HttpHeaders.CACHE_CONTROL;

import io.nightdesk.identity.StaffSessions;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;
import org.springframework.session.web.http.CookieSerializer;
import tools.jackson.databind.json.JsonMapper;

/// Who may come in where. Three chains, looked at in order: the desk (session cookie and CSRF
/// token), the management port, and everything else, which is open only where it is named here.
/// What a signed-in person may do stands at the methods that do it, see
/// [io.nightdesk.identity.Permission].
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
@EnableConfigurationProperties(ProxyProperties.class)
class SecurityConfiguration {

    private static final String[] DESK = {
        "/api/v1/staff",
        "/api/v1/staff/**",
        "/api/v1/setup/**",
        "/api/v1/desk/**",
        "/api/v1/prompts",
        "/api/v1/prompt",
        "/api/v1/prompt/**",
        "/api/v1/prompt-releases",
        "/api/v1/prompt-releases/**",
        "/api/v1/articles",
        "/api/v1/articles/**",
        "/api/v1/sources",
        "/api/v1/sources/**",
        "/api/v1/evaluations",
        "/api/v1/evaluations/**",
        "/api/v1/escalation-rules",
        "/api/v1/escalation-rules/**",
        "/api/v1/canned-answers",
        "/api/v1/canned-answers/**",
        "/api/v1/confidence",
        "/api/v1/confidence/**",
        "/api/v1/reviews",
        "/api/v1/reviews/**",
        "/api/v1/knowledge",
        "/api/v1/knowledge/**",
        "/api/v1/models",
        "/api/v1/models/**",
        "/api/v1/status"
    };

    private static final String[] OPEN = {
        "/",
        "/demo",
        "/w.js",
        "/frame",
        "/assets/**",
        "/help/**",
        "/favicon.ico",
        "/console",
        "/console/**",
        "/livez",
        "/readyz",
        "/socket",
        "/api/v1/frames",
        "/api/v1/sessions",
        "/api/v1/conversations",
        "/api/v1/conversations/**",
        "/error"
    };

    @Bean
    @Order(1)
    SecurityFilterChain desk(
            HttpSecurity http, StaffSessions sessions, CsrfTokenRepository csrf, JsonMapper json)
            throws Exception {
        var refusals = new SecurityRefusals(json);
        return http.securityMatcher(DESK)
                .authorizeHttpRequests(
                        requests ->
                                requests.requestMatchers("/api/v1/setup/**")
                                        .permitAll()
                                        .requestMatchers(HttpMethod.POST, "/api/v1/staff/session")
                                        .permitAll()
                                        .anyRequest()
                                        .authenticated())
                .securityContext(context -> context.securityContextRepository(sessions))
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                // The browser program reads the cookie and sends it back as a header; the handler
                // masks the token, so that compression cannot give it away (BREACH)
                .csrf(c -> c.spa().csrfTokenRepository(csrf))
                .exceptionHandling(
                        e -> e.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                // The usual header is left out beside Expires, which Jetty sets with every cookie
                .headers(h -> h.addHeaderWriter(new StaticHeadersWriter(CACHE_CONTROL, "no-store")))
                .with(new Bare(), _ -> {})
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain management(HttpSecurity http) throws Exception {
        // These answer on the management port only, which is not for the public network. A page
        // in the operator's browser reaches it too, but cannot hide where it comes from.
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(
                        requests ->
                                requests.requestMatchers(new RequestHeaderRequestMatcher("Origin"))
                                        .denyAll()
                                        .anyRequest()
                                        .permitAll())
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .with(new Bare(), _ -> {})
                .build();
    }

    /// Visitors carry a bearer token in a header, which no foreign page can make a browser send: no
    /// session, no cookie, hence no CSRF token. What is not named does not exist.
    @Bean
    @Order(3)
    SecurityFilterChain open(HttpSecurity http, JsonMapper json) throws Exception {
        var notFound = new SecurityRefusals(json, HttpStatus.NOT_FOUND);
        return http.authorizeHttpRequests(
                        requests ->
                                requests.requestMatchers(OPEN).permitAll().anyRequest().denyAll())
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .exceptionHandling(
                        e -> e.authenticationEntryPoint(notFound).accessDeniedHandler(notFound))
                .with(new Bare(), _ -> {})
                .build();
    }

    @Bean
    CsrfTokenRepository csrfTokens() {
        var tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax").path("/"));
        return tokens;
    }

    @Bean
    CookieSerializer sessionCookie() {
        return new SessionCookie();
    }

    /// Spring Security without its pages: no forms, no basic sign-in, no memory of a page to return
    /// to. Frames and content policy are the business of each page, since the widget lives in one.
    private static final class Bare extends AbstractHttpConfigurer<Bare, HttpSecurity> {

        @Override
        public void init(HttpSecurity http) {
            http.formLogin(AbstractHttpConfigurer::disable)
                    .httpBasic(AbstractHttpConfigurer::disable)
                    .logout(AbstractHttpConfigurer::disable)
                    .requestCache(AbstractHttpConfigurer::disable)
                    .anonymous(_ -> {})
                    .headers(headers -> headers.frameOptions(frame -> frame.disable()));
        }
    }
}
