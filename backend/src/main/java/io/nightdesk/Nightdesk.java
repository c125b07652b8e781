package io.nightdesk;

import io.nightdesk.operation.Commands;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The product's entry: the command line, whose default command runs the server.
@SpringBootApplication
public class Nightdesk {

    public static void main(String[] arguments) {
        System.exit(new Commands(Nightdesk.class, System.out).execute(arguments));
    }
}
