package io.nightdesk.knowledge;

import io.nightdesk.knowledge.ArticleFormat.BadFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads a file with one `{"id", "title", "text", "internal"?}` a line; `question` and `answer`
/// will do for title and text.
final class JsonLines {

    private final JsonMapper json;
    private final String path;
    private final String locale;
    private final RowIds ids = new RowIds();

    /// @param locale for lines that name none
    JsonLines(JsonMapper json, String path, String locale) {
        this.json = json;
        this.path = path;
        this.locale = locale;
    }

    /// One broken line does not spoil the others.
    List<ArticleFile> read(byte[] content) {
        List<ArticleFile> articles = new ArrayList<>();
        int number = 0;
        for (int start = 0; start < content.length; number++) {
            int end = start;
            while (end < content.length && content[end] != '\n') {
                end++;
            }
            byte[] line = Arrays.copyOfRange(content, start, end);
            start = end + 1;
            line(path + ":" + (number + 1), line, articles);
        }
        return articles;
    }

    private void line(String source, byte[] line, List<ArticleFile> articles) {
        try {
            String text = ArticleFormat.text(line);
            if (!text.isBlank()) {
                articles.add(entry(source, text));
            }
        } catch (BadFile e) {
            articles.add(new ArticleFile.Bad(source, e.reason));
        }
    }

    private ArticleFile entry(String source, String line) throws BadFile {
        JsonNode entry = object(line);
        String title = string(entry, "title", "question");
        String id = string(entry, "id", "id");
        String text = string(entry, "text", "answer");
        if (title == null || title.isBlank()) {
            throw new BadFile("it has no title");
        }
        if (text == null) {
            throw new BadFile("it has no text");
        }
        String locale = string(entry, "locale", "locale");
        String section = string(entry, "section", "section");
        String audience = string(entry, "audience", "audience");
        String validUntil = string(entry, "valid_until", "valid_until");
        ArticleFile read =
                ArticleFormat.checked(
                        source,
                        new ArticleInput(
                                ArticleRules.idOf(id == null ? title : id),
                                title,
                                text,
                                section == null ? "" : section,
                                locale == null ? this.locale : locale,
                                internal(entry),
                                audience == null ? "" : audience,
                                ArticleFormat.date(
                                        "valid_until", validUntil == null ? "" : validUntil)),
                        null);
        return id == null ? ids.distinct(read) : read;
    }

    private JsonNode object(String line) throws BadFile {
        try {
            JsonNode entry = json.readTree(line);
            if (entry.isObject()) {
                return entry;
            }
        } catch (JacksonException e) {
            throw new BadFile("it is not JSON: " + e.getOriginalMessage());
        }
        throw new BadFile("it is not a JSON object with id, title and text");
    }

    private static boolean internal(JsonNode entry) throws BadFile {
        JsonNode value = entry.get("internal");
        if (value == null || value.isNull()) {
            return false;
        }
        if (!value.isBoolean()) {
            // Never guess here: a wrong guess shows customers what was written for staff.
            throw new BadFile("internal is " + value + "; write true or false");
        }
        return value.booleanValue();
    }

    private static @Nullable String string(JsonNode entry, String field, String otherwise)
            throws BadFile {
        JsonNode value = entry.get(field);
        if (value == null || value.isNull()) {
            return field.equals(otherwise) ? null : string(entry, otherwise, otherwise);
        }
        if (!value.isString()) {
            throw new BadFile(field + " is " + value.getNodeType() + "; write a string");
        }
        return value.stringValue();
    }
}
