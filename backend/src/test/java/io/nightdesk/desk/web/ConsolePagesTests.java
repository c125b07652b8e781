package io.nightdesk.desk.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

class ConsolePagesTests {

    private static final String DOCUMENT =
            "<meta name=\"csp-nonce\" content=\"{{nonce}}\"><div id=\"root\"></div>";

    private final MockMvcTester pages =
            MockMvcTester.of(new ConsolePages(new ByteArrayResource(DOCUMENT.getBytes(UTF_8))));

    @Test
    void everyAddressOfTheConsoleIsTheSameDocument() {
        for (var path : new String[] {"/console", "/console/inbox", "/console/setup/some-token"}) {
            assertThat(pages.get().uri(path))
                    .hasStatusOk()
                    .bodyText()
                    .contains("<div id=\"root\">")
                    .doesNotContain("{{nonce}}");
        }
    }

    @Test
    void thePolicyNamesTheNonceOfTheDocumentAndAnotherOneEachTime() {
        var first = pages.get().uri("/console").exchange();
        var second = pages.get().uri("/console").exchange();

        var policy = String.valueOf(first.getResponse().getHeader("Content-Security-Policy"));
        var nonce = policy.replaceAll(".*'nonce-([^']+)'.*", "$1");
        assertThat(first).bodyText().contains("content=\"" + nonce + "\"");
        assertThat(second).bodyText().doesNotContain(nonce);
        assertThat(policy)
                .contains("default-src 'none'", "require-trusted-types-for 'script'")
                .doesNotContain("unsafe");
    }

    @Test
    void aScriptThatIsGoneIsNotTheDocument() {
        assertThat(pages.get().uri("/console/assets/old-1234.js")).hasStatus(404);
    }

    @Test
    void aBuildWithoutConsoleSaysSo() {
        var none = MockMvcTester.of(new ConsolePages(new ClassPathResource("web/none.html")));

        assertThat(none.get().uri("/console")).hasStatus(404).bodyText().contains("no console");
    }
}
