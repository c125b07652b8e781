package io.nightdesk.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.dao.DataAccessResourceFailureException;

class GreetingTests {

    @Test
    void aNodeThatServesGoesOnWhenItCannotSayEverythingAboutItself() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (GenericApplicationContext context = new GenericApplicationContext()) {
            Greeting silent =
                    _ -> {
                        throw new DataAccessResourceFailureException("the database is away");
                    };
            Greeting other = base -> List.of(new Greeting.Line("Console", base + "/console"));
            context.registerBean("silent", Greeting.class, () -> silent);
            context.registerBean("other", Greeting.class, () -> other);
            context.refresh();

            new Serve(Object.class, new PrintStream(said, true, StandardCharsets.UTF_8))
                    .greet(context, 8080, Duration.ZERO);
        }

        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("Nightdesk is ready")
                .contains("http://localhost:8080/console");
    }
}
