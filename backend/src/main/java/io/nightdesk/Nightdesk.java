package io.nightdesk;

import io.nightdesk.evaluation.EvalCommand;
import io.nightdesk.knowledge.KbCommand;
import io.nightdesk.operation.Backstage;
import io.nightdesk.operation.Carriers;
import io.nightdesk.operation.Commands;
import java.util.List;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/// The product's entry: the command line, whose default command runs the server.
/// Modules may name their classes without asking each other: beans go by the whole class name.
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class Nightdesk {

    public static void main(String[] arguments) {
        Carriers.provide();
        Backstage backstage = new Backstage(System.out, List.of(KernelConfiguration.class));
        System.exit(
                new Commands(Nightdesk.class, System.out)
                        .with(new KbCommand(backstage))
                        .with(new EvalCommand(System.out, Nightdesk.class))
                        .execute(arguments));
    }
}
