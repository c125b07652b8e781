package io.nightdesk.knowledge;

import java.util.List;

/// An answer made of sentences quoted from articles, word for word.
///
/// @param markdown the quoted sentences in the widget's Markdown, each article's ending in its
///     `[n]` marker; no introduction, that is the assistant's
/// @param quotes the sources, in the order of their numbers; never empty
public record ExtractiveAnswer(String markdown, List<Quote> quotes) {

    public ExtractiveAnswer {
        quotes = List.copyOf(quotes);
    }
}
