package io.nightdesk.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file of the repository that is made from the code and checked in, so that a change shows in
/// review. Run with `-Dnightdesk.update=true` to write it anew; `./test fix` does.
public final class Generated {

    private static final boolean UPDATE = Boolean.getBoolean("nightdesk.update");

    private Generated() {}

    /// Fails when the file differs from what the code makes now.
    ///
    /// @param file from the top of the repository
    public static void isFresh(String file, String content) {
        Path path = Path.of("..").resolve(file);
        try {
            if (UPDATE) {
                Files.createDirectories(path.getParent());
                Files.writeString(path, content);
            }
            String present = Files.exists(path) ? Files.readString(path) : "";
            assertThat(present)
                    .as("%s is stale; run ./test fix and commit what it writes", file)
                    .isEqualTo(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
