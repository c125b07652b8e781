package io.nightdesk;

import io.nightdesk.operation.Commands;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/// The product's entry: the command line, whose default command runs the server.
// Modules may name their classes without asking each other: beans go by the whole class name.
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class Nightdesk {

    public static void main(String[] arguments) {
        System.exit(new Commands(Nightdesk.class, System.out).execute(arguments));
    }
}
