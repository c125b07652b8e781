package io.nightdesk.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryTableTests {

    @TempDir private Path folder = Path.of("");

    @Test
    void aSetMeasuredAgainReplacesItsRow() throws IOException {
        Path document = folder.resolve("quality.md");
        Files.writeString(document, "# Q\n\n<!-- eval x -->\n\n<!-- end -->\n\nMore.\n");
        SummaryTable table = new SummaryTable(document, "eval x", List.of("set", "n"));

        table.put(List.of("one", 1));
        table.put(List.of("two", 2));
        table.put(List.of("one", new Interval(.5, .4, .6)));

        assertThat(document)
                .hasContent(
                        """
                        # Q

                        <!-- eval x -->

                        | set | n |
                        | --- | --- |
                        | two | 2 |
                        | one | **0.50** 0.40–0.60 |

                        <!-- end -->

                        More.
                        """);
    }
}
