package io.nightdesk.conversation;

import org.jspecify.annotations.Nullable;

/// What `TransactionTemplate` promises only in words.
final class Transactions {

    private Transactions() {}

    static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("a transaction ended without a result");
        }
        return value;
    }
}
