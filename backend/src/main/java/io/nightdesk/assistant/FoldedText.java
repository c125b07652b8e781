package io.nightdesk.assistant;

import io.nightdesk.llm.CitationMarks;
import java.text.Normalizer;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A text as its reader takes it in, for the checks that compare words and figures: without markup,
/// citation marks and what nobody sees, with letters, digits, apostrophes and blanks in their plain
/// forms. Readers get the text itself.
///
/// @param text with the lines of the original
/// @param marks the numbers of the citation marks in the original
record FoldedText(String text, Set<Integer> marks) {

    private static final Pattern APOSTROPHE = Pattern.compile("[‘’´ʼ]");

    /// What shows nothing by itself, as zero-width and bidirectional characters.
    private static final Pattern UNSEEN =
            Pattern.compile(
                    "[\\p{Cf}\\p{Co}\\x{34F}\\x{FE00}-\\x{FE0F}\\x{E0100}-\\x{E01EF}]"
                            + "|[\\p{Cc}&&[^\\s]]");

    /// Emphasis, code and escapes. An underscore inside a word is a part of it.
    private static final Pattern MARKUP =
            Pattern.compile("[*~`]+|(?<![\\p{L}\\p{N}])_+|_+(?![\\p{L}\\p{N}])|\\\\(?=\\p{Punct})");

    private static final Pattern DIGIT = Pattern.compile("[\\p{Nd}&&[^0-9]]");
    private static final Pattern BLANKS = Pattern.compile("[\\p{Z}\\s&&[^\\n]]+");
    private static final Pattern LINK_TARGET = Pattern.compile("!?\\[|](?:\\([^()\\s]*\\))?");

    static FoldedText of(String text) {
        Set<Integer> marks =
                CitationMarks.SHOWN
                        .matcher(text)
                        .results()
                        .map(mark -> Integer.valueOf(mark.group(1)))
                        .collect(Collectors.toUnmodifiableSet());
        // First of all: what becomes a mark by being folded is none.
        String unmarked = CitationMarks.SHOWN.matcher(text).replaceAll(" ");
        String plain =
                Normalizer.normalize(
                        APOSTROPHE.matcher(unmarked).replaceAll("'"), Normalizer.Form.NFKC);
        String seen = MARKUP.matcher(UNSEEN.matcher(plain).replaceAll("")).replaceAll("");
        String figures =
                DIGIT.matcher(seen)
                        .replaceAll(
                                it ->
                                        String.valueOf(
                                                Character.digit(it.group().codePointAt(0), 10)))
                        .replace('٫', '.')
                        .replace('٬', ',');
        return new FoldedText(BLANKS.matcher(figures).replaceAll(" "), marks);
    }

    /// Without where its links lead.
    String words() {
        return LINK_TARGET.matcher(text).replaceAll("");
    }
}
