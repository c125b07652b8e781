package io.nightdesk.knowledge;

import io.nightdesk.knowledge.ArticleOutcome.Problem;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/// Reads a Markdown file with YAML in front of it:
///
/// ``` --- id: return-an-item title: Return an item section: Returns locale: en updated: 2026-05-11
/// internal: false audience: business valid_until: 2026-12-31 --- You can return …
/// ```
///
/// Only a title is needed; a first-level heading at the top will do. The id is then made of the
/// file's name, the locale is the site's.
final class ArticleFormat {

    private static final Pattern FRONT =
            Pattern.compile("\\A---[ \\t]*\\n(.*?)\\n---[ \\t]*(?:\\n|\\z)", Pattern.DOTALL);
    private static final Pattern HEADING =
            Pattern.compile("\\A\\s*#[ \\t]+(.+?)[ \\t#]*(?:\\n|\\z)");

    private ArticleFormat() {}

    /// Reads one file.
    ///
    /// @param name the file's name without its ending
    /// @param locale for a file that names none
    static ArticleFile read(String source, String name, byte[] bytes, String locale) {
        if (bytes.length > ArticleRules.MOST_BYTES) {
            return new ArticleFile.Bad(source, ArticleRules.tooLong(bytes.length));
        }
        try {
            String text = text(bytes).replace("\r\n", "\n");
            Matcher front = FRONT.matcher(text);
            boolean has = front.find();
            Map<?, ?> values = has ? yaml(front.group(1)) : Map.of();
            String body = has ? text.substring(front.end()) : text;
            return article(source, name, values, body, locale);
        } catch (BadFile e) {
            return new ArticleFile.Bad(source, e.reason);
        }
    }

    private static ArticleFile article(
            String source, String name, Map<?, ?> values, String body, String locale)
            throws BadFile {
        String title = value(values, "title", "");
        Matcher heading = HEADING.matcher(body);
        if (title.isBlank() && heading.find()) {
            title = heading.group(1);
            body = body.substring(heading.end());
        }
        if (title.isBlank()) {
            throw new BadFile(
                    "it has no title: write \"title: …\" between two lines of --- at the top");
        }
        ArticleInput input =
                new ArticleInput(
                        value(values, "id", ArticleRules.idOf(name)),
                        title,
                        body,
                        value(values, "section", ""),
                        value(values, "locale", locale),
                        internal(values),
                        value(values, "audience", ""),
                        date(values, "valid_until"));
        return checked(source, input, date(values, "updated"));
    }

    /// An article that keeps the rules, or why it does not.
    static ArticleFile checked(String source, ArticleInput input, @Nullable LocalDate updated) {
        ArticleInput tidy = ArticleRules.tidied(input);
        List<Problem> problems = ArticleRules.problems(tidy);
        if (!problems.isEmpty()) {
            return new ArticleFile.Bad(
                    source,
                    problems.stream()
                            .map(problem -> problem.field() + ": " + problem.message())
                            .collect(Collectors.joining("; ")));
        }
        return new ArticleFile.Good(source, tidy, updated);
    }

    private static boolean internal(Map<?, ?> values) throws BadFile {
        String value = value(values, "internal", "false");
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            // Never guess here: a wrong guess shows customers what was written for staff.
            default -> throw new BadFile("internal is \"" + value + "\"; write true or false");
        };
    }

    private static @Nullable LocalDate date(Map<?, ?> values, String key) throws BadFile {
        return date(key, value(values, key, ""));
    }

    /// @param text empty for none
    static @Nullable LocalDate date(String key, String text) throws BadFile {
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new BadFile(key + " is \"" + text + "\"; write a date such as 2026-05-11");
        }
    }

    private static String value(Map<?, ?> values, String key, String otherwise) {
        Object value = values.get(key);
        return value == null ? otherwise : value.toString().strip();
    }

    private static Map<?, ?> yaml(String text) throws BadFile {
        try {
            LoaderOptions options = new LoaderOptions();
            Yaml yaml =
                    new Yaml(
                            new SafeConstructor(options),
                            new Representer(new DumperOptions()),
                            new DumperOptions(),
                            options,
                            new Words());
            Object values = yaml.load(text);
            if (values == null) {
                return Map.of();
            }
            if (values instanceof Map<?, ?> map) {
                return map;
            }
        } catch (YAMLException e) {
            String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new BadFile("the lines between --- are not YAML: " + first);
        }
        throw new BadFile("the lines between --- must be of the form \"title: …\"");
    }

    /// Leaves every value the word that was written: no dates, no `no` that means false.
    private static final class Words extends Resolver {

        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.MERGE, MERGE, "<");
            addImplicitResolver(Tag.NULL, EMPTY, null);
        }
    }

    static String text(byte[] bytes) throws BadFile {
        CharsetDecoder decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        try {
            if (result.isError()) {
                result.throwException();
            }
        } catch (CharacterCodingException e) {
            throw new BadFile(
                    "it is not UTF-8 (byte %,d); save it as UTF-8".formatted(in.position() + 1));
        }
        String text = out.flip().toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /// Why a file is no article.
    static final class BadFile extends Exception {

        private static final long serialVersionUID = 1L;

        final String reason;

        BadFile(String reason) {
            super(reason);
            this.reason = reason;
        }
    }
}
