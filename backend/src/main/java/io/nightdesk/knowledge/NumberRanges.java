package io.nightdesk.knowledge;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Looks a number of a question up in ranges such as `25.2–25.7`: words and meaning do not tell
/// which row of a size chart is somebody's own.
final class NumberRanges {

    private static final String NUMBER = "(\\d+(?:[.,]\\d+)?)";
    private static final Pattern RANGE = Pattern.compile(NUMBER + "\\s?[–-]\\s?" + NUMBER);
    /// Two digits at least: "2 of my 3 things" is not looked up.
    private static final Pattern ASKED = Pattern.compile("\\d\\d+(?:[.,]\\d+)?|\\d[.,]\\d+");

    private NumberRanges() {}

    /// True if one of the text's ranges holds a number of the question.
    static boolean hold(String text, String question) {
        Matcher range = RANGE.matcher(text);
        while (range.find()) {
            double from = number(range.group(1));
            double to = number(range.group(2));
            if (ASKED.matcher(question)
                    .results()
                    .map(MatchResult::group)
                    .mapToDouble(NumberRanges::number)
                    .anyMatch(asked -> from <= asked && asked <= to)) {
                return true;
            }
        }
        return false;
    }

    private static double number(String text) {
        return Double.parseDouble(text.replace(',', '.'));
    }
}
