package io.nightdesk.llm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What one way to fail came to.
///
/// @param next with a good second model
/// @param quotation with two bad ones
/// @param again the same once breakers have seen enough
record LadderCase(String next, String quotation, String again) {

    /// As many calls as a breaker wants to see.
    static final int CALLS = 5;

    static LadderCase of(String bad, String alsoBad, String good, ExecutorService threads) {
        String next = new Asked(LlmFixtures.models(shipped(bad, good))).told();
        LanguageModels both = LlmFixtures.models(shipped(bad, alsoBad));
        List<String> at =
                Stream.generate(() -> later(both, threads)).limit(CALLS).toList().stream()
                        .map(CompletableFuture::join)
                        .toList();
        return new LadderCase(next, at.getFirst(), new Asked(both).told());
    }

    private static CompletableFuture<String> later(LanguageModels models, ExecutorService threads) {
        return CompletableFuture.supplyAsync(() -> new Asked(models).told(), threads);
    }

    /// Two deployments and the limits that are shipped.
    static Map<String, String> shipped(String first, String second) {
        Map<String, String> properties = new HashMap<>(LlmFixtures.primary("openai", first));
        properties.keySet().removeIf(key -> key.contains(".limits."));
        properties.put("nightdesk.llm2.provider", "openai");
        properties.put("nightdesk.llm2.url", second);
        properties.put("nightdesk.llm2.model", "second");
        return properties;
    }

    /// One call, and when the attempt that counted was first heard.
    private static final class Asked {

        private final List<Heard> heard = new ArrayList<>();
        private final Completion completion;
        private final long took;

        Asked(LanguageModels models) {
            long started = System.nanoTime();
            this.completion =
                    models.ladder()
                            .complete(
                                    LlmFixtures.question("Can I send it back?"),
                                    (by, _) ->
                                            heard.add(
                                                    new Heard(
                                                            by.attempt(),
                                                            System.nanoTime() - started)));
            this.took = System.nanoTime() - started;
        }

        String told() {
            return switch (completion) {
                case Completion.Completed done -> seconds(firstOf(done.by().attempt())) + by(done);
                case Completion.Refused _ -> seconds(took) + " (refused)";
                case Completion.Unavailable _ -> seconds(took);
                case Completion.Cancelled _ -> throw new AssertionError("nobody cancels");
            };
        }

        private @Nullable Long firstOf(int attempt) {
            return heard.stream()
                    .filter(text -> text.attempt() == attempt)
                    .map(Heard::at)
                    .findFirst()
                    .orElse(null);
        }

        private static String by(Completion.Completed done) {
            return done.by().rung() == Rung.PRIMARY ? " (answered)" : "";
        }

        private static String seconds(@Nullable Long nanos) {
            return nanos == null ? "-" : "%.2f".formatted(nanos / 1e9);
        }
    }

    private record Heard(int attempt, long at) {}
}
