package io.nightdesk.faults;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// The options of `./test faults`. Also a program of its own, which needs nothing but a JDK and
/// says in one line what is wrong with its arguments, before anything is built.
///
/// @param only numbers of faults; empty for all
/// @param each whether they come one at a time, each alone
/// @param times how often each comes then; 0 for as often as its kind is worth
/// @param json where to write the scoreboard; its page lies beside
public record FaultOptions(
        double minutes, long seed, List<String> only, boolean each, int times, String json) {

    static final int FAULTS = 32;
    private static final double MOST_MINUTES = 1_440;

    public static void main(String[] arguments) {
        try {
            parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println("faults: " + e.getMessage());
            System.exit(2);
        }
    }

    /// @throws IllegalArgumentException with what is wrong and what would be right
    static FaultOptions parse(String... arguments) {
        double minutes = 2;
        long seed = System.nanoTime() & Long.MAX_VALUE;
        List<String> only = new ArrayList<>();
        boolean each = false;
        int times = 0;
        String json = "";
        Iterator<String> rest = List.of(arguments).iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            if (option.equals("--each")) {
                each = true;
                continue;
            }
            if (!List.of("--minutes", "--seed", "--only", "--times", "--json").contains(option)) {
                throw new IllegalArgumentException(
                        "there is no option \"%s\"; there are --minutes N, --seed S, --only F1,F6, --each, --times N and --json FILE"
                                .formatted(option));
            }
            String value = rest.hasNext() ? rest.next() : "--";
            if (value.startsWith("--")) {
                throw new IllegalArgumentException(option + " needs a value");
            }
            switch (option) {
                case "--minutes" -> minutes = minutes(value);
                case "--seed" -> seed = seed(value);
                case "--only" -> only.addAll(only(value));
                case "--times" -> times = times(value);
                default -> json = value;
            }
        }
        if (times > 0 && !each) {
            throw new IllegalArgumentException("--times needs --each");
        }
        return new FaultOptions(minutes, seed, only, each, times, json);
    }

    private static int times(String value) {
        if (value.matches("[1-9]\\d{0,3}")) {
            return Integer.parseInt(value);
        }
        throw new IllegalArgumentException(
                "--times is \"%s\"; it must be a number from 1 to 9999".formatted(value));
    }

    private static double minutes(String value) {
        if (value.matches("\\d{1,6}(\\.\\d{1,6})?")) {
            double minutes = Double.parseDouble(value);
            if (minutes >= 0.5 && minutes <= MOST_MINUTES) {
                return minutes;
            }
        }
        throw new IllegalArgumentException(
                "--minutes is \"%s\"; it must be a number from 0.5 to 1440".formatted(value));
    }

    private static long seed(String value) {
        try {
            if (value.matches("\\d{1,19}")) {
                return Long.parseLong(value);
            }
        } catch (NumberFormatException tooLarge) {
            // Said below.
        }
        throw new IllegalArgumentException(
                "--seed is \"%s\"; it must be a number from 0 to %d"
                        .formatted(value, Long.MAX_VALUE));
    }

    private static List<String> only(String value) {
        List<String> faults = List.of(value.split(",", -1));
        for (String fault : faults) {
            if (!fault.matches("F[1-9]\\d?") || Integer.parseInt(fault.substring(1)) > FAULTS) {
                throw new IllegalArgumentException(
                        "--only is \"%s\"; it must name faults from F1 to F%d, with commas between"
                                .formatted(value, FAULTS));
            }
        }
        return faults;
    }
}
