package io.nightdesk.identity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the embedding page tells of a visitor, such as the plan a customer is on. A visitor can
/// make the page say anything: it is shown to people at the desk and may send a conversation to
/// them, and must never give a right.
///
/// @param values by name, at most 20
/// @param problems what was left out, and what would be right
public record VisitorAttributes(Map<String, String> values, List<FieldError> problems) {

    private static final int MOST = 20;
    private static final int LONGEST = 200;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public VisitorAttributes {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
        problems = List.copyOf(problems);
    }

    /// Takes what is well-formed, in the order told. What is null or blank is not set.
    ///
    /// @param told an object of texts, or that in writing
    /// @return empty when it is neither
    public static Optional<VisitorAttributes> read(JsonNode told) {
        return told.isString()
                ? parsed(told.stringValue()).flatMap(VisitorAttributes::ofObject)
                : ofObject(told);
    }

    private static Optional<JsonNode> parsed(String text) {
        try {
            return Optional.ofNullable(JSON.readTree(text));
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<VisitorAttributes> ofObject(JsonNode told) {
        if (!told.isObject()) {
            return Optional.empty();
        }
        Map<String, String> values = new TreeMap<>();
        List<FieldError> problems = new ArrayList<>();
        for (Map.Entry<String, JsonNode> one : told.properties()) {
            if (isUnset(one.getValue())) {
                continue;
            }
            if (values.size() == MOST || problems.size() == MOST) {
                problems.add(new FieldError("attributes", "Give at most 20"));
                break;
            }
            String wrong = wrong(one.getKey(), one.getValue());
            if (wrong == null) {
                values.put(one.getKey(), one.getValue().stringValue().strip());
            } else {
                problems.add(new FieldError("attributes." + shortened(one.getKey()), wrong));
            }
        }
        return Optional.of(new VisitorAttributes(values, problems));
    }

    private static boolean isUnset(JsonNode value) {
        return value.isNull() || (value.isString() && value.stringValue().isBlank());
    }

    private static @Nullable String wrong(String name, JsonNode value) {
        if (!NAME.matcher(name).matches()) {
            return "Use a name such as plan: small letters, digits and _, at most 40";
        }
        return value.isString() && isSound(value.stringValue())
                ? null
                : "Use a text of at most 200 characters, none of them a control character";
    }

    private static boolean isSound(String value) {
        return value.codePointCount(0, value.length()) <= LONGEST
                && value.codePoints()
                        .noneMatch(
                                point ->
                                        Character.isISOControl(point)
                                                || Character.getType(point) == Character.SURROGATE);
    }

    private static String shortened(String name) {
        return name.length() <= 40 ? name : name.substring(0, 40) + "…";
    }
}
