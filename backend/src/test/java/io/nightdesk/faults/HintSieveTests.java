package io.nightdesk.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class HintSieveTests {

    private static final String HINT = push("{\"type\":\"appended\",\"text\":\"é\r\n$3\"}");
    private static final String BEAT = push("{\"type\":\"beat\",\"number\":1}");
    private static final String OTHERS =
            "+OK\r\n:1\r\n$-1\r\n%1\r\n$6\r\nserver\r\n$5\r\nredis\r\n";

    @Test
    void whatIsNoHintPassesWhereverThePiecesEnd() throws IOException {
        assertThat(passed(true, BEAT + OTHERS + BEAT)).isEqualTo(BEAT + OTHERS + BEAT);
    }

    @Test
    void hintsAreTakenOut() throws IOException {
        assertThat(passed(true, HINT + OTHERS + HINT + BEAT)).isEqualTo(OTHERS + BEAT);
    }

    @Test
    void hintsPassUnlessTheyAreToGetLost() throws IOException {
        assertThat(passed(false, HINT + BEAT)).isEqualTo(HINT + BEAT);
    }

    /// Byte by byte, as a network may deliver them.
    private static String passed(boolean dropping, String all) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        HintSieve sieve = new HintSieve(() -> dropping);
        for (byte one : all.getBytes(UTF_8)) {
            sieve.pass(new byte[] {one}, 1, out);
        }
        return out.toString(UTF_8);
    }

    private static String push(String payload) {
        return ">3\r\n$7\r\nmessage\r\n$4\r\nhint\r\n$%d\r\n%s\r\n"
                .formatted(payload.getBytes(UTF_8).length, payload);
    }
}
