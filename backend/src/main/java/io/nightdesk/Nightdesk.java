package io.nightdesk;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// Starts the server.
@SpringBootApplication
public class Nightdesk {

    public static void main(String[] arguments) {
        SpringApplication.run(Nightdesk.class, arguments);
    }
}
