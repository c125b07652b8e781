package io.nightdesk.faults;

import io.nightdesk.testing.ProductJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How a node is started.
///
/// @param command up to the settings
record Program(List<String> command) {

    private static final List<String> SMALL = List.of("-XX:+UseSerialGC", "-Xmx512m");

    /// The built jar, unpacked as `./run` leaves it.
    ///
    /// @param folder with `app/nightdesk.jar` and perhaps what the JVM has learnt from a start
    static Program built(Path folder) {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(ProductJvm.OPTIONS);
        command.addAll(SMALL);
        Path learnt = folder.resolve("nightdesk.aot");
        if (Files.exists(learnt)) {
            command.add("-XX:AOTCache=" + learnt);
        }
        command.addAll(List.of("-jar", folder.resolve("app/nightdesk.jar").toString()));
        return new Program(command);
    }

    /// What the product ships, from where the tests of this JVM find it.
    static Program underTest() {
        return new Program(ProductJvm.command(SMALL.toArray(String[]::new)));
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
