package io.nightdesk.faults;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// How a node is started.
///
/// @param command up to the settings
record Program(List<String> command) {

    private static final List<String> JVM =
            List.of(
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-XX:+UseCompactObjectHeaders",
                    // A node lives for a minute: the thorough compiler would cost more than it
                    // gains.
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xmx512m");

    /// The built jar, unpacked as `./run` leaves it.
    ///
    /// @param folder with `app/nightdesk.jar` and perhaps what the JVM has learnt from a start
    static Program built(Path folder) {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(JVM);
        Path learnt = folder.resolve("nightdesk.aot");
        if (Files.exists(learnt)) {
            command.add("-XX:AOTCache=" + learnt);
        }
        command.addAll(List.of("-jar", folder.resolve("app/nightdesk.jar").toString()));
        return new Program(command);
    }

    /// What the product ships, from where the tests of this JVM find it.
    static Program underTest() {
        String whole =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        String product =
                Arrays.stream(whole.split(File.pathSeparator, -1))
                        .filter(entry -> !entry.endsWith("test-classes"))
                        .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(JVM);
        command.addAll(List.of("-cp", product, "io.nightdesk.Nightdesk"));
        return new Program(command);
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
