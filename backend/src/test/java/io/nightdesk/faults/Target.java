package io.nightdesk.faults;

import java.util.List;
import java.util.concurrent.TimeUnit;

/// What a fault may cost at most, each time it comes alone.
///
/// @param most milliseconds, or how many
record Target(Costs.Figure figure, long most) {

    /// None for most faults: of them it is only asked that no promise breaks. Two depend on what
    /// else was measured; see [#ofUpgrade] and [#ofRefusal].
    static List<Target> of(FaultKind fault) {
        return switch (fault) {
            case F1 -> List.of(new Target(Costs.Figure.RESUME, 1_500));
            case F2 -> List.of(new Target(Costs.Figure.CUT_TEXT_GAP, 7_000));
            case F3 -> List.of(new Target(Costs.Figure.RESUME, 8_000));
            case F16 -> List.of(new Target(Costs.Figure.ACTIVE_RESUME, 8_000));
            case F4 ->
                    List.of(
                            new Target(Costs.Figure.LOST_CONNECTIONS, 0),
                            new Target(Costs.Figure.FAILED_SENDS, 0));
            case F6 -> List.of(new Target(Costs.Figure.DELIVERY, 400));
            case F10 -> List.of(new Target(Costs.Figure.ACK_GAP, 1_000));
            case F15 -> List.of(new Target(Costs.Figure.REPLAY, 1_000));
            case F28 -> List.of(new Target(Costs.Figure.LAST_TEXT, 300));
            case F24 -> List.of(new Target(Costs.Figure.TEXT_GAP, 9_000));
            default -> List.of();
        };
    }

    /// A second and a half more than the slowest first text while nothing happened.
    ///
    /// @param untroubled nanoseconds
    static Target ofRefusal(long untroubled) {
        return new Target(
                Costs.Figure.FIRST_TEXT, 1_500 + TimeUnit.NANOSECONDS.toMillis(untroubled));
    }

    /// Three times the worst delivery while an unrelated JVM of the same size started.
    ///
    /// @param unrelated nanoseconds
    static Target ofUpgrade(long unrelated) {
        return new Target(Costs.Figure.DELIVERY, 3 * TimeUnit.NANOSECONDS.toMillis(unrelated));
    }
}
