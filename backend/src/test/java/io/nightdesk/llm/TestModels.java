package io.nightdesk.llm;

import static org.awaitility.Awaitility.await;

/// What tests of other modules do to the models of a node.
public final class TestModels {

    private TestModels() {}

    /// Waits until all of them are asked: those that failed in the test before, another class's
    /// perhaps, are left alone for a while.
    public static void awaitAsked(LanguageModels models) {
        await().until(
                        () -> {
                            boolean asked = models.status().stream().allMatch(TestModels::isAsked);
                            if (!asked) {
                                models.probe();
                            }
                            return asked;
                        });
    }

    private static boolean isAsked(DeploymentStatus model) {
        return model.breaker() == DeploymentStatus.Breaker.CLOSED;
    }
}
