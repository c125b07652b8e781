package io.nightdesk.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommandsTests {

    private final PrintStream usual = System.err;
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @BeforeEach
    void catchErrors() {
        System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setErr(usual);
    }

    @Test
    void aMalformedDatabaseAddressEndsTheStartWithOneLine() {
        assertThat(execute("--nightdesk.pg.url=mysql://db/desk")).isEqualTo(1);
        assertThat(errorLines()).singleElement().asString().contains("NIGHTDESK_PG_URL");
    }

    @Test
    void aPortThatWasAskedForAndIsTakenEndsTheStartWithOneLine() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            int port = taken.getLocalPort();

            assertThat(execute("--server.port=" + port)).isEqualTo(1);
            assertThat(errorLines())
                    .singleElement()
                    .asString()
                    .contains("Port " + port + " is in use by another program")
                    .contains("--server.port=N");
        }
    }

    @Test
    void aPortIsANumber() {
        assertThat(execute("serve", "--server.port=eighty")).isEqualTo(1);
        assertThat(errorLines())
                .singleElement()
                .asString()
                .contains("write a port from 1 to 65535");
    }

    @Test
    void anUnknownCommandIsNamed() {
        assertThat(execute("serf")).isEqualTo(1);
        assertThat(errorLines())
                .singleElement()
                .asString()
                .contains("There is no command \"serf\"");
    }

    @Test
    void helpForACommandStartsNothing() {
        assertThat(execute("serve", "--help")).isZero();
        assertThat(execute("migrate", "-h")).isZero();
        assertThat(errors.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void aCommandOfAModuleIsFound() {
        Greet greet = new Greet();

        assertThat(commands().with(greet).execute("greet")).isZero();
        assertThat(greet.called).isTrue();
    }

    private int execute(String... arguments) {
        return commands().execute(arguments);
    }

    private static Commands commands() {
        return new Commands(CommandsTests.class, System.out);
    }

    private Object[] errorLines() {
        return errors.toString(StandardCharsets.UTF_8).lines().toArray();
    }

    @picocli.CommandLine.Command(name = "greet")
    private static final class Greet implements Runnable {

        private boolean called;

        @Override
        public void run() {
            called = true;
        }
    }
}
