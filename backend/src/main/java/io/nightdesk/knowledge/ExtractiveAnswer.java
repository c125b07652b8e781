package io.nightdesk.knowledge;

import java.util.List;

/// An answer made of sentences quoted from articles, word for word.
///
/// @param markdown the quoted sentences in the widget's Markdown, each article's ending in its
///     `[n]` marker; no introduction, that is the assistant's
/// @param quotes the sources, in the order of their numbers; never empty
/// @param confident false: do not send the text, offer the articles' titles and a person
public record ExtractiveAnswer(String markdown, List<Quote> quotes, boolean confident) {

    public ExtractiveAnswer {
        quotes = List.copyOf(quotes);
    }
}
