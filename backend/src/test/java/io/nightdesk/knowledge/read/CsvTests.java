package io.nightdesk.knowledge.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTests {

    @Test
    void quotedFieldsHoldSeparatorsLinesAndQuotes() {
        List<Csv.Row> rows = Csv.rows("a,b\r\n\"x, y\",\"say \"\"hi\"\"\nagain\"\r\n\r\nc,d");

        assertThat(rows)
                .containsExactly(
                        new Csv.Row(1, List.of("a", "b"), null),
                        new Csv.Row(2, List.of("x, y", "say \"hi\"\nagain"), null),
                        new Csv.Row(5, List.of("c", "d"), null));
    }

    @Test
    void theFirstLineTellsTheSeparator() {
        assertThat(Csv.rows("question;answer\nWhat, how?;This, so.").getLast().fields())
                .containsExactly("What, how?", "This, so.");
    }

    @Test
    void aBrokenQuoteCostsItsLineOnly() {
        List<Csv.Row> rows = Csv.rows("q,a\n\"open,one\nb,two\n\"c\"x,three\nd,\"four\"");

        assertThat(rows).extracting(Csv.Row::line).containsExactly(1, 2, 3, 4, 5);
        assertThat(rows.get(1).problem()).contains("quotation mark");
        assertThat(rows.get(2).fields()).containsExactly("b", "two");
        assertThat(rows.get(3).problem()).contains("closing quotation mark");
        assertThat(rows.get(4).fields()).containsExactly("d", "four");
    }

    @Test
    void aFileOfBrokenLinesIsGivenUp() {
        assertThat(Csv.rows("\"a\"b\n".repeat(5_000))).hasSize(1_001);
    }
}
