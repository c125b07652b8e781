package io.nightdesk.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

class FewAtOnceTests {

    @Test
    void noMoreThanTwoPasswordsAreHashedAtATime() {
        Counting counting = new Counting();
        FewAtOnce encoder = new FewAtOnce(counting, 2);
        String hash = new BCryptPasswordEncoder(4).encode("plum tractor velvet nine");

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Boolean>> tries =
                    IntStream.range(0, 50)
                            .mapToObj(
                                    i ->
                                            CompletableFuture.supplyAsync(
                                                    () -> encoder.matches("guess " + i, hash),
                                                    threads))
                            .toList();
            assertThat(tries.stream().map(CompletableFuture::join)).containsOnly(false);
        }

        assertThat(counting.most.get()).isLessThanOrEqualTo(2);
    }

    @Test
    void theProductHashesNoOtherWay() {
        assertThat(new StaffConfiguration().passwordEncoder()).isInstanceOf(FewAtOnce.class);
    }

    /// Notes how many were at work at once.
    private static final class Counting implements PasswordEncoder {

        private final PasswordEncoder encoder = new BCryptPasswordEncoder(4);
        private final AtomicInteger now = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        @Override
        public @Nullable String encode(@Nullable CharSequence password) {
            return encoder.encode(password);
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            try {
                return encoder.matches(password, hash);
            } finally {
                now.decrementAndGet();
            }
        }
    }
}
