package io.nightdesk.faults;

import java.util.UUID;
import java.util.function.IntSupplier;

/// Who a client is and what it looks at.
///
/// @param name of the reader in the history
/// @param port asked before each attempt; where the server or a balancer is
/// @param timed whether its absences count, as those of customers who come through the balancer
record Seat(
        String name,
        UUID device,
        String token,
        UUID conversation,
        IntSupplier port,
        boolean timed) {}
