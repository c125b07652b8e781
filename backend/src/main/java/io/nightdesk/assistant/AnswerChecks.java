package io.nightdesk.assistant;

import io.nightdesk.knowledge.AnswerLanguage;
import io.nightdesk.knowledge.Languages;
import io.nightdesk.knowledge.text.Letters;
import io.nightdesk.llm.CitationMarks;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a model's sentence has to pass before a customer sees it, whoever talked the model into it:
/// it rests on no source that is invented, its figures were given, it gives nothing of the prompt
/// away, it binds nobody, it is not the customer's own words said back, and its links lead to known
/// hosts. None of it asks a model. A sentence is looked at as its reader takes it in ([FoldedText])
/// and shown as it was written. A whole answer is refused when it gives the prompt away or is in
/// another language than the question. Serves one attempt at a time, on one thread.
final class AnswerChecks {

    private static final Pattern INVENTED =
            Pattern.compile("\\h*" + Pattern.quote(CitationMarks.UNKNOWN));

    private static final Pattern WORD = Pattern.compile("\\p{L}{4,}");

    /// Whatever is hidden over more of the text than this is not looked for.
    private static final int REMEMBERED = 1_500;

    /// From so many letters on a language is told while the answer grows.
    private static final int TELLING = 60;

    /// "Thank you" is nobody's own sentence.
    private static final int ECHO = 8;

    private static final Pattern WHOLE = Pattern.compile("[.!?؟।。][\"'”»)」』]*\\s*\\z");

    /// A line goes on from so much of those before it.
    private static final int LINE = 400;

    private final Grounding grounding;
    private final Leaks leaks;
    private final Links links;
    private final String question;
    private final String questionLetters;
    private final String passages;
    private final Set<String> passageWords;
    private final AnswerLanguage language;
    private final StringBuilder heard = new StringBuilder();
    private final StringBuilder passed = new StringBuilder();
    private String open = "";
    private boolean leaked;
    private boolean languageIsKnown;
    private boolean foreign;

    /// @param question the customer's words
    /// @param passages all that the model was given to answer from
    AnswerChecks(Grounding grounding, Leaks leaks, Links links, String question, String passages) {
        this.grounding = grounding;
        this.leaks = leaks;
        this.links = links;
        this.question = question;
        this.questionLetters = Letters.of(FoldedText.of(question).text());
        this.passages = FoldedText.of(passages).text();
        this.passageWords = words(this.passages);
        this.language = new AnswerLanguage(question, passages);
    }

    /// Another attempt begins.
    void begin() {
        heard.setLength(0);
        passed.setLength(0);
        open = "";
        leaked = false;
        languageIsKnown = false;
        foreign = false;
    }

    /// The sentence as it may be shown; empty when it may not.
    ///
    /// @param marked with marks of [CitationMarks]
    /// @param cited as in [Grounding#holds]
    String shown(String marked, List<Integer> cited) {
        String sentence = INVENTED.matcher(marked).replaceAll("");
        heard.append(sentence);
        if (heard.length() > REMEMBERED + sentence.length()) {
            heard.delete(0, heard.length() - REMEMBERED - sentence.length());
        }
        leaked = leaked || leaks.in(heard.toString());
        FoldedText read = FoldedText.of(sentence);
        // A line without a full stop is read on in the next one.
        String line = open + read.words();
        boolean invented = !sentence.equals(marked) && read.marks().isEmpty();
        if (leaked
                || invented
                || !grounding.holds(read, cited)
                || !grounding.isPaid(line)
                || Commitments.in(line, passages)
                || isEcho(read.text())) {
            return "";
        }
        open = WHOLE.matcher(line).find() ? "" : end(line);
        passed.append(sentence);
        if (!languageIsKnown && Letters.of(passed.toString()).length() >= TELLING) {
            languageIsKnown = true;
            String text = passed.toString();
            foreign = Languages.differ(question, text) || language.isForeign(text);
        }
        return foreign ? "" : links.shown(sentence);
    }

    /// The attempt's text is whole, however short.
    void end() {
        foreign = foreign || (!languageIsKnown && language.isForeign(passed.toString()));
    }

    /// Whether a text says nothing that would have to stand in a passage.
    boolean needsNoPassage(String text) {
        return SentenceBuffer.sentences(text).stream()
                .map(FoldedText::of)
                .allMatch(grounding::needsNoPassage);
    }

    /// Whether the prompt was given away.
    boolean leaked() {
        return leaked;
    }

    /// Whether it has to be longer to tell that it is in the question's language.
    boolean mayBeForeign() {
        String text = passed.toString();
        return !languageIsKnown
                && (Languages.mayDiffer(question, text) || language.mayBeForeign(text));
    }

    /// Whether nothing of the answer may be said.
    boolean refused() {
        return leaked || foreign;
    }

    private boolean isEcho(String sentence) {
        String letters = Letters.of(sentence);
        return letters.length() >= ECHO
                && questionLetters.contains(letters)
                && !isAboutThePassages(sentence);
    }

    /// All of its words, the short ones aside, are in the passages.
    private boolean isAboutThePassages(String sentence) {
        Set<String> words = words(sentence);
        return !words.isEmpty() && passageWords.containsAll(words);
    }

    private static String end(String line) {
        return line.length() <= LINE
                ? line
                : line.substring(Math.max(0, line.indexOf('\n', line.length() - LINE)));
    }

    private static Set<String> words(String text) {
        return WORD.matcher(text)
                .results()
                .map(word -> word.group().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }
}
