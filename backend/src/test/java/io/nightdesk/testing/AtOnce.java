package io.nightdesk.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Lets threads begin something at the same moment.
public final class AtOnce {

    private AtOnce() {}

    /// @return what became of each, in their order
    /// @throws Exception the first that one of them throws
    @SafeVarargs
    public static <T> List<T> run(Callable<T>... actions) throws Exception {
        CyclicBarrier start = new CyclicBarrier(actions.length);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> results = new ArrayList<>();
            for (Callable<T> action : actions) {
                results.add(
                        threads.submit(
                                () -> {
                                    start.await();
                                    return action.call();
                                }));
            }
            List<T> values = new ArrayList<>();
            for (Future<T> result : results) {
                values.add(result.get());
            }
            return values;
        }
    }
}
