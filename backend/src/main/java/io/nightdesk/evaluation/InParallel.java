package io.nightdesk.evaluation;

import io.nightdesk.operation.CommandFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// Does the same with several things, four at a time.
final class InParallel {

    private static final int AT_ONCE = 4;

    private InParallel() {}

    /// @return in the order of the things
    static <T, R> List<R> map(List<T> things, Function<T, R> work) {
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<R>> running = new ArrayList<>();
            for (T thing : things) {
                running.add(threads.submit(() -> work.apply(thing)));
            }
            List<R> done = new ArrayList<>();
            for (Future<R> one : running) {
                done.add(one.get());
            }
            return done;
        } catch (ExecutionException e) {
            throw new CommandFailure("A measurement broke off: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted", e);
        }
    }
}
