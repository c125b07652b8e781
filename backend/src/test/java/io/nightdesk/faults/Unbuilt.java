package io.nightdesk.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Writes the scoreboard of a run that there was not, since the product or its tests could not
/// be built. Also a program of its own, which needs nothing but a JDK.
public final class Unbuilt {

    private static final String REASON = "it could not be built";

    /// The figures that a scoreboard has in any case.
    static final List<String> FIGURES =
            List.of(
                    "sent",
                    "acked",
                    "lost",
                    "duplicated",
                    "reordered",
                    "gaps",
                    "turns_without_answer",
                    "turns_with_two_answers",
                    "bot_after_human",
                    "resume_ms_p50",
                    "resume_ms_p99",
                    "injections");

    private Unbuilt() {}

    /// @param arguments where to write unless the options that follow say so, and these
    public static void main(String[] arguments) throws IOException {
        String[] options = Arrays.copyOfRange(arguments, 1, arguments.length);
        FaultOptions chosen = FaultOptions.parse(options);
        Path file = Path.of(chosen.json().isEmpty() ? arguments[0] : chosen.json());
        write(file, chosen.seed());
    }

    static void write(Path file, long seed) throws IOException {
        Path absolute = file.toAbsolutePath();
        Files.createDirectories(Objects.requireNonNull(absolute.getParent()));
        Files.writeString(absolute, json(seed));
    }

    private static String json(long seed) {
        String faults =
                IntStream.rangeClosed(1, FaultOptions.FAULTS)
                        .mapToObj(
                                number ->
                                        "    \"F%d\" : {\"status\" : \"not run\", \"reason\" : \"%s\", %s}"
                                                .formatted(number, REASON, figures(", ", "null")))
                        .collect(Collectors.joining(",\n"));
        return """
        {
          "status" : "stumbled",
          "seed" : %d,
          "kinds" : 0,
          %s,
          "faults" : {
        %s
          },
          "violations" : [ ],
          "troubles" : [ "%s" ]
        }
        """
                .formatted(seed, figures(",\n  ", "0"), faults, REASON);
    }

    private static String figures(String between, String amount) {
        return FIGURES.stream()
                .map(
                        it ->
                                "\"%s\" : %s"
                                        .formatted(
                                                it,
                                                it.equals("injections")
                                                        ? "0"
                                                        : it.startsWith("resume")
                                                                ? "null"
                                                                : amount))
                .collect(Collectors.joining(between));
    }
}
