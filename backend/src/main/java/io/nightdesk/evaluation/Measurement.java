package io.nightdesk.evaluation;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was measured on one set of questions.
///
/// @param what the measurement's name, as the command calls it
/// @param set the name of the folder
/// @param figures of the whole set, in the order to show them; numbers and [Interval]s
/// @param slices the same figures of parts of the set, by the part's name
record Measurement(
        String what,
        String set,
        Map<String, Object> figures,
        Map<String, Map<String, Object>> slices,
        List<Row> questions,
        List<Plot> plots) {

    /// How one question went.
    ///
    /// @param score 0 (wrong) to 1 (could not be better)
    /// @param outcome what came out, in a few words
    record Row(String id, String text, double score, String outcome) {}

    Measurement(
            String what, String set, Map<String, Map<String, Object>> slices, List<Row> questions) {
        this(what, set, slices.getOrDefault("all", Map.of()), withoutAll(slices), questions);
    }

    Measurement(
            String what,
            String set,
            Map<String, Object> figures,
            Map<String, Map<String, Object>> slices,
            List<Row> questions) {
        this(what, set, figures, slices, questions, List.of());
    }

    private static Map<String, Map<String, Object>> withoutAll(
            Map<String, Map<String, Object>> slices) {
        Map<String, Map<String, Object>> parts = new LinkedHashMap<>(slices);
        parts.remove("all");
        return parts;
    }

    /// A figure of the whole set.
    ///
    /// @throws IllegalArgumentException if it is none of these or has no interval
    Interval interval(String figure) {
        if (figures.get(figure) instanceof Interval interval) {
            return interval;
        }
        throw new IllegalArgumentException("no interval of " + figure);
    }

    /// The figures as one JSON object: means as plain numbers, their intervals beside them.
    Map<String, Object> json() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("measured", what);
        all.put("set", set);
        all.putAll(flat(figures));
        Map<String, Object> parts = new LinkedHashMap<>();
        slices.forEach((name, values) -> parts.put(name, flat(values)));
        all.put("slices", parts);
        return all;
    }

    /// An interval becomes its mean and stands beside; what is not a number becomes null.
    private static Map<String, Object> flat(Map<?, ?> values) {
        Map<String, Object> flat = new LinkedHashMap<>();
        Map<String, Object> intervals = new LinkedHashMap<>();
        values.forEach(
                (name, value) -> {
                    String key = String.valueOf(name);
                    switch (value) {
                        case Interval(double mean, double low, double high) -> {
                            flat.put(key, number(mean));
                            intervals.put(key, Arrays.asList(number(low), number(high)));
                        }
                        case Map<?, ?> parts -> flat.put(key, flat(parts));
                        case null, default -> flat.put(key, value);
                    }
                });
        if (!intervals.isEmpty()) {
            flat.put("intervals", intervals);
        }
        return flat;
    }

    private static @Nullable Double number(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
