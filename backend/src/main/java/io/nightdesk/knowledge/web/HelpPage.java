package io.nightdesk.knowledge.web;

import io.nightdesk.knowledge.HelpArticle;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/// Writes an article's page.
final class HelpPage {

    private HelpPage() {}

    /// What stands around an article, in its language.
    private record Words(String updated, String more) {

        static Words of(Locale locale) {
            return switch (locale.getLanguage()) {
                case "de" -> new Words("Aktualisiert am", "Mehr zu");
                case "fr" -> new Words("Mis à jour le", "Plus sur");
                case "es" -> new Words("Actualizado el", "Más sobre");
                case "nl" -> new Words("Bijgewerkt op", "Meer over");
                default -> new Words("Updated", "More in");
            };
        }
    }

    static String of(HelpArticle article, String site) {
        Locale locale = Locale.forLanguageTag(article.locale());
        Words words = Words.of(locale);
        String date =
                DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .withLocale(locale)
                        .format(article.updated());
        String content =
                """
                <article>
                %s<h1>%s</h1>
                <div class="prose">
                %s</div>
                <p class="updated">%s <time datetime="%s">%s</time></p>
                </article>
                %s"""
                        .formatted(
                                section(article),
                                escaped(article.title()),
                                article.html(),
                                words.updated(),
                                article.updated(),
                                escaped(date),
                                related(article, words));
        return framed(article.locale(), article.title(), site, content);
    }

    /// What an address without an article shows. Drafts and internal articles show it too.
    static String missing(String site) {
        String content =
                """
                <article>
                <h1>This article is not available</h1>
                <div class="prose">
                <p>It may have been moved or taken back. Ask in the chat, and we will help you.</p>
                </div>
                </article>""";
        return framed("en", "Not available", site, content);
    }

    private static String section(HelpArticle article) {
        return article.section().isEmpty()
                ? ""
                : "<p class=\"section\">%s</p>\n".formatted(escaped(article.section()));
    }

    private static String related(HelpArticle article, Words words) {
        if (article.related().isEmpty()) {
            return "";
        }
        return "<nav class=\"related\" aria-labelledby=\"related\">\n<h2 id=\"related\">%s</h2>\n<ul>\n%s\n</ul>\n</nav>"
                .formatted(
                        escaped(words.more() + " " + article.section()),
                        article.related().stream()
                                .map(HelpPage::link)
                                .collect(Collectors.joining("\n")));
    }

    private static String link(HelpArticle.Link link) {
        return "<li><a href=\"/help/%s\">%s</a></li>"
                .formatted(escaped(link.id()), escaped(link.title()));
    }

    private static String framed(String locale, String title, String site, String content) {
        return """
                <!doctype html>
                <html lang="%s" dir="auto">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%s · %s</title>
                <link rel="stylesheet" href="/help/help.css">
                </head>
                <body>
                <header class="top"><p class="site">%s</p></header>
                <main>
                %s
                </main>
                </body>
                </html>
                """
                .formatted(escaped(locale), escaped(title), escaped(site), escaped(site), content);
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
