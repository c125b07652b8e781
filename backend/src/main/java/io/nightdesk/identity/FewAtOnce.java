package io.nightdesk.identity;

import io.nightdesk.kernel.Problem;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.password.PasswordEncoder;

/// Hashes passwords on half of the cores at most: each takes a quarter of a second of one, whoever
/// asks, and customers wait for the same cores.
final class FewAtOnce implements PasswordEncoder {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final PasswordEncoder encoder;
    private final Semaphore places;

    FewAtOnce(PasswordEncoder encoder, int most) {
        this.encoder = encoder;
        this.places = new Semaphore(most, true);
    }

    /// Half of the cores of this machine.
    static int most() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        enter();
        try {
            return encoder.encode(password);
        } finally {
            places.release();
        }
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        enter();
        try {
            return encoder.matches(password, hash);
        } finally {
            places.release();
        }
    }

    @Override
    public boolean upgradeEncoding(@Nullable String hash) {
        return encoder.upgradeEncoding(hash);
    }

    private void enter() {
        try {
            if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
    }

    private static Problem busy() {
        return Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "OVERLOAD",
                        "Too many people are signing in. Try again in a moment.")
                .retryAfter(PATIENCE);
    }
}
