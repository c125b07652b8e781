package io.nightdesk.operation;

/// How many operating-system threads carry the virtual ones.
///
/// A virtual thread that loads a class keeps its carrier while it waits for a lock (JEP 491,
/// "Future Work"). With one carrier a core, the default, the first requests on two cores could
/// keep both of them waiting for a lock of the jar's whose owner had none to go on with: from then
/// on nothing moved, not even the shutdown. It happened in one of three starts of the jar under
/// load. Carriers in reserve cost little: those without work sleep.
public final class Carriers {

    private static final String PARALLELISM = "jdk.virtualThreadScheduler.parallelism";
    private static final int AT_LEAST = 64;

    private Carriers() {}

    /// To be called before the first virtual thread starts; later it has no effect. What the
    /// operator has set stands.
    public static void provide() {
        int wanted = Math.max(AT_LEAST, Runtime.getRuntime().availableProcessors());
        System.getProperties().putIfAbsent(PARALLELISM, Integer.toString(wanted));
    }
}
