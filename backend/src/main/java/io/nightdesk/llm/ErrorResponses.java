package io.nightdesk.llm;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// Reads what a provider says when it refuses: for how long, and why, without the keys that some
/// of them repeat.
final class ErrorResponses {

    private static final int MAX_DETAIL = 200;
    private static final Pattern KEY_LIKE =
            Pattern.compile("(?i)(?:bearer\\s+\\S+|\\b(?:sk|pk|key|AIza)[-_A-Za-z0-9*]{6,})");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\s]+");

    private final JsonMapper json;
    private final Clock clock;

    ErrorResponses(JsonMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    ProviderStatusException read(int status, HttpHeaders headers, String body) {
        JsonNode root = tree(body);
        String words = WireFormat.error(root);
        return new ProviderStatusException(
                isWrongKey(root) ? 401 : status,
                "HTTP " + status + (words == null ? "" : ": " + clean(words)),
                retryAfter(headers).or(() -> retryDelay(root)).orElse(null),
                isContentFilter(root.path("error").path("code").asString("")));
    }

    /// One line, at most 200 characters, nothing that looks like a key.
    static String clean(String words) {
        String line = CONTROL.matcher(words).replaceAll(" ").strip();
        String safe = KEY_LIKE.matcher(line).replaceAll("***");
        return safe.length() <= MAX_DETAIL ? safe : safe.substring(0, MAX_DETAIL) + "…";
    }

    /// The message of an exception, cleaned, or else its name.
    static String reason(@Nullable Throwable cause) {
        if (cause == null) {
            return "unknown";
        }
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : clean(message);
    }

    /// `retry-after-ms` is OpenAI's and Azure's finer form of RFC 9110's `Retry-After`.
    private Optional<Duration> retryAfter(HttpHeaders headers) {
        return first(headers, "retry-after-ms", "x-ms-retry-after-ms")
                .flatMap(millis -> number(millis, 1))
                .or(() -> first(headers, "retry-after").flatMap(this::secondsOrDate));
    }

    private Optional<Duration> secondsOrDate(String value) {
        return number(value, 1000).or(() -> untilDate(value));
    }

    private Optional<Duration> untilDate(String value) {
        try {
            ZonedDateTime date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
            Duration left = Duration.between(clock.instant(), date.toInstant());
            return Optional.of(left.isNegative() ? Duration.ZERO : left);
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> number(String value, double unitMillis) {
        try {
            double number = Double.parseDouble(value.strip());
            return number >= 0 && number < 1e9
                    ? Optional.of(Duration.ofMillis(Math.round(number * unitMillis)))
                    : Optional.empty();
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    private static Optional<String> first(HttpHeaders headers, String... names) {
        for (String name : names) {
            Optional<String> value = headers.firstValue(name);
            if (value.isPresent()) {
                return value;
            }
        }
        return Optional.empty();
    }

    /// Where Gemini says what others say in a header: `"retryDelay": "36s"`.
    private static Optional<Duration> retryDelay(JsonNode root) {
        for (JsonNode detail : root.path("error").path("details")) {
            String delay = detail.path("retryDelay").asString("");
            if (delay.endsWith("s")) {
                return number(delay.substring(0, delay.length() - 1), 1000);
            }
        }
        return Optional.empty();
    }

    /// Gemini answers a wrong key with 400, like any other bad request.
    private static boolean isWrongKey(JsonNode root) {
        for (JsonNode detail : root.path("error").path("details")) {
            if (detail.path("reason").asString("").equals("API_KEY_INVALID")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isContentFilter(String code) {
        return code.equals("content_filter") || code.equals("content_policy_violation");
    }

    /// A missing node where it is not JSON.
    private JsonNode tree(String body) {
        try {
            return json.readTree(body);
        } catch (JacksonException notJson) {
            return MissingNode.getInstance();
        }
    }
}
