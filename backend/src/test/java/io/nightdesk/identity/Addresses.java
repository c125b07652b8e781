package io.nightdesk.identity;

import java.util.concurrent.atomic.AtomicInteger;

/// Network addresses that no other test uses (from 198.18.0.0/15, set aside for tests by RFC 2544).
final class Addresses {

    private static final AtomicInteger LAST = new AtomicInteger();

    private Addresses() {}

    static String next() {
        int n = LAST.incrementAndGet();
        return "198.18.%d.%d".formatted(n / 250, n % 250 + 1);
    }
}
