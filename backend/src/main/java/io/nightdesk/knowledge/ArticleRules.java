package io.nightdesk.knowledge;

import io.nightdesk.knowledge.ArticleOutcome.Problem;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What an article must be.
final class ArticleRules {

    /// 1 MiB is some 170,000 words; more is a book or a mistake.
    static final int MOST_BYTES = 1 << 20;

    private static final int MOST_TITLE = 200;
    private static final int MOST_SECTION = 80;
    private static final int MOST_ID = 80;
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,79}");
    private static final Pattern LOCALE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");
    private static final Pattern AUDIENCE = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");

    private ArticleRules() {}

    /// What is wrong with an article; empty if nothing is.
    static List<Problem> problems(ArticleInput input) {
        List<Problem> problems = new ArrayList<>();
        if (input.id() != null && !ID.matcher(input.id()).matches()) {
            problems.add(
                    new Problem(
                            "id",
                            "Use 1 to %d lower-case letters, digits and hyphens, such as return-an-item"
                                    .formatted(MOST_ID)));
        }
        line(problems, "title", input.title(), 1, MOST_TITLE);
        line(problems, "section", input.section(), 0, MOST_SECTION);
        if (!isLocale(input.locale())) {
            problems.add(new Problem("locale", "Use a language tag such as en, de or pt-BR"));
        }
        if (!input.audience().isEmpty() && !AUDIENCE.matcher(input.audience()).matches()) {
            problems.add(
                    new Problem(
                            "audience",
                            "Use 1 to 40 lower-case letters, digits and hyphens, such as business"));
        }
        body(problems, input.body());
        return problems;
    }

    static boolean isLocale(String tag) {
        return LOCALE.matcher(tag).matches();
    }

    private static void line(
            List<Problem> problems, String field, String text, int least, int most) {
        int length = text.codePointCount(0, text.length());
        if (text.isBlank() && least > 0) {
            problems.add(new Problem(field, "Give the article a " + field));
        } else if (length > most) {
            problems.add(
                    new Problem(
                            field, "Use at most %d characters, not %d".formatted(most, length)));
        } else if (text.chars().anyMatch(Character::isISOControl)) {
            problems.add(new Problem(field, "Use one line without control characters"));
        }
    }

    private static void body(List<Problem> problems, String body) {
        int bytes = body.getBytes(StandardCharsets.UTF_8).length;
        if (body.isBlank()) {
            problems.add(new Problem("body", "Write a text"));
        } else if (bytes > MOST_BYTES) {
            problems.add(new Problem("body", tooLong(bytes)));
        } else if (body.indexOf('\0') >= 0) {
            problems.add(new Problem("body", "Remove the NUL characters: this is not text"));
        }
    }

    static String tooLong(long bytes) {
        return "Split it: an article has at most 1 MiB (1,048,576 bytes), this one has %,d bytes"
                .formatted(bytes);
    }

    /// An id made of a title or a file's name: `Größe ändern?` becomes `groesse-aendern`.
    static String idOf(String title) {
        String text =
                title.toLowerCase(Locale.ROOT)
                        .replace("ä", "ae")
                        .replace("ö", "oe")
                        .replace("ü", "ue")
                        .replace("ß", "ss")
                        .replace("ø", "oe")
                        .replace("æ", "ae");
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        String id = trimmed(OTHER.matcher(plain).replaceAll("-"));
        id = id.length() > MOST_ID ? trimmed(id.substring(0, MOST_ID)) : id;
        return id.isEmpty() ? "article" : id;
    }

    /// A title made of what a document says, which may be too long or of several lines.
    static String cutTitle(String text) {
        String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        if (line.codePointCount(0, line.length()) <= MOST_TITLE) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, MOST_TITLE - 1)).strip() + "…";
    }

    /// The id with a number behind it, for one that is taken.
    static String numbered(String id, int number) {
        String suffix = "-" + number;
        return id.substring(0, Math.min(id.length(), MOST_ID - suffix.length())) + suffix;
    }

    private static String trimmed(String id) {
        return id.replaceAll("^-+|-+$", "");
    }

    /// Strips what editors leave around a text.
    static ArticleInput tidied(ArticleInput input) {
        return new ArticleInput(
                input.id() == null || input.id().isBlank() ? null : input.id().strip(),
                input.title().strip(),
                input.body().replace("\r\n", "\n").strip(),
                input.section().strip(),
                input.locale().strip(),
                input.internal(),
                input.audience().strip(),
                input.validUntil());
    }
}
