package io.nightdesk.knowledge.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HtmlPageTests {

    @Test
    void headingsListsAndTablesBecomeMarkdown() {
        Page page =
                page(
                        """
                        <html lang=de><head><title>Returns | Acme</title></head><body>
                        <nav><a href=/>Home</a></nav><header>Acme</header>
                        <main><h1>Return an item</h1>
                        <p>You have <strong>30 days</strong>, see <a href="/terms">terms</a>.
                        <h2>Steps</h2><p>Do this:</p>
                        <ol><li>Pack it<ul><li>with padding</li></ul></li><li><p>Send it</p></li></ol>
                        <table><tr><th>Country</th><th>Price</th></tr>
                        <tr><td>Germany</td><td>4 | 5 €</td></tr></table>
                        <script>evil()</script><p hidden>no</p></main>
                        <footer>Imprint</footer></body></html>
                        """);

        assertThat(page.title()).isEqualTo("Return an item");
        assertThat(page.locale()).isEqualTo("de");
        assertThat(page.markdown())
                .isEqualTo(
                        """
                        You have **30 days**, see [terms](<https://acme.example/terms>).

                        ## Steps

                        Do this:

                        1. Pack it
                           - with padding
                        2. Send it

                        | Country | Price |
                        | --- | --- |
                        | Germany | 4 \\| 5 € |""");
    }

    @Test
    void whatLooksLikeMarkdownStaysText() {
        assertThat(page("<p># not a heading</p><p>1. not a list</p><p>2 * 3 &lt;b&gt; `c`</p>"))
                .extracting(Page::markdown)
                .isEqualTo("\\# not a heading\n\n1\\. not a list\n\n2 \\* 3 \\<b> \\`c\\`");
    }

    @Test
    void anAccordionKeepsItsQuestions() {
        assertThat(
                        page("""
                                        <h1>Help</h1><h2>Orders</h2>
                                        <details><summary>Where is it?</summary>Soon.</details>
                                        """)
                                .markdown())
                .isEqualTo("## Orders\n\n### Where is it?\n\nSoon.");
    }

    @Test
    void aPageIsReadInTheEncodingItNames() {
        String html = "<html><head><meta charset=windows-1252></head><p>Größe: 5 €</p>";

        byte[] content = html.getBytes(Charset.forName("windows-1252"));

        assertThat(HtmlPage.parse(content, null, "").page().markdown()).isEqualTo("Größe: 5 €");
    }

    @Test
    void theHeaderOfTheAnswerNamesTheEncodingFirst() {
        byte[] content = "<p>日本語</p>".getBytes(Charset.forName("Shift_JIS"));

        assertThat(HtmlPage.parse(content, "shift_jis", "").page().markdown()).isEqualTo("日本語");
        assertThat(
                        HtmlPage.parse("<p>ü</p>".getBytes(StandardCharsets.UTF_8), "no-such", "")
                                .page())
                .extracting(Page::markdown)
                .isEqualTo("ü");
    }

    private static Page page(String html) {
        return HtmlPage.parse(
                        html.getBytes(StandardCharsets.UTF_8), "utf-8", "https://acme.example/help")
                .page();
    }
}
