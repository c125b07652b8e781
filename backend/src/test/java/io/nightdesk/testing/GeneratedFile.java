package io.nightdesk.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A checked-in file that is made from the code, such as the browsers' protocol types. Tests that
/// use it carry `@Tag("generated")`; `./test fix` runs those with `nightdesk.update` set, which
/// writes the files anew.
public final class GeneratedFile {

    /// Tests run in the folder of the backend.
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private GeneratedFile() {}

    /// Whether files are being written anew.
    public static boolean isWritten() {
        return Boolean.getBoolean("nightdesk.update");
    }

    /// Writes a file at `path`, relative to the repository.
    public static void write(String path, byte[] content) throws IOException {
        Path file = ROOT.resolve(path);
        Files.createDirectories(file.resolveSibling("."));
        Files.write(file, content);
    }

    /// Fails unless the file at `path`, relative to the repository, holds exactly `content`.
    public static void assertCurrent(String path, String content) throws IOException {
        if (isWritten()) {
            write(path, content.getBytes(UTF_8));
        }
        assertThat(ROOT.resolve(path))
                .as("%s is made from the code; ./test fix writes it anew", path)
                .exists()
                .hasContent(content);
    }
}
