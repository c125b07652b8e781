package io.nightdesk;

import io.nightdesk.identity.Setup;
import io.nightdesk.knowledge.Knowledge;
import io.nightdesk.knowledge.SampleKnowledge;
import io.nightdesk.operation.Greeting;
import io.nightdesk.operation.Greeting.Line;
import io.nightdesk.operation.Progress;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What happens between an application that runs and a product that is ready, and what is said to
/// the person who started it.
@Configuration(proxyBeanMethods = false)
class StartConfiguration {

    /// A first start goes on without the meaning of every sample article after so long. It waits
    /// only where the vectors in the build do not fit: then two idle cores take 6 s.
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final Duration FOREVER = Duration.ofDays(1);

    /// The node is ready for traffic when this has run (Spring Boot waits for it). Only a first
    /// start waits for vectors: an import, however large, never keeps a node out.
    @Bean
    ApplicationRunner makeReady(
            SampleKnowledge sample,
            Knowledge knowledge,
            ObjectProvider<Progress> terminal,
            @Value("${nightdesk.demo}") boolean demo) {
        return _ -> {
            Progress progress = terminal.getIfAvailable(StartConfiguration::silent);
            int added = 0;
            if (demo) {
                added = progress.step("Loading the sample help centre", sample::load);
            }
            progress.step("Building the search index", () -> await(knowledge::ready, FOREVER));
            if (added > 0) {
                progress.step(
                        "Reading the sample help centre", () -> await(sample::isLearnt, PATIENCE));
            }
        };
    }

    /// Part of `/readyz`: a node that cannot search yet would answer worse than the others.
    @Bean
    HealthIndicator searchHealthIndicator(Knowledge knowledge) {
        return () -> (knowledge.ready() ? Health.up() : Health.down()).build();
    }

    @Bean
    Greeting greeting(Setup setup, @Value("${nightdesk.demo}") boolean demo) {
        return base -> {
            List<Line> lines = new ArrayList<>();
            if (demo) {
                lines.add(new Line("Demo shop", base + "/demo"));
            }
            lines.add(new Line("Console", base + "/console"));
            setup.openLink()
                    .ifPresent(
                            path ->
                                    lines.add(
                                            new Line(
                                                    "First admin",
                                                    base
                                                            + path
                                                            + " (works once, for 30 minutes)")));
            return lines;
        };
    }

    private static boolean await(BooleanSupplier condition, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        try {
            while (!condition.getAsBoolean() && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            return condition.getAsBoolean();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Progress silent() {
        return new Progress(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    }
}
