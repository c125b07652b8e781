package io.nightdesk.faults;

import static io.nightdesk.faults.Story.PHONE;
import static io.nightdesk.faults.Story.SECOND;
import static io.nightdesk.faults.Story.TALK;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.faults.Strip.Trouble;
import java.util.List;
import org.junit.jupiter.api.Test;

class StripTests {

    private final History history = new History();
    private final Strip strip = new Strip(new Witness(history, seat(true)));

    @Test
    void aTroubleIsShownOnceItHasLastedForFourSecondsAndUntilItEnds() {
        strip.begins(Trouble.UNCONNECTED, 0);
        strip.begins(Trouble.UNCONNECTED, 3 * SECOND);
        strip.look(4 * SECOND);
        assertThat(history.entries()).isEmpty();

        strip.look(4 * SECOND + 1);
        strip.look(5 * SECOND);
        assertThat(told()).containsExactly("UNCONNECTED");

        strip.ends(Trouble.UNCONNECTED);
        strip.look(9 * SECOND);
        assertThat(told()).containsExactly("UNCONNECTED", "no UNCONNECTED");
    }

    @Test
    void aTroubleThatEndsInTimeIsNeverShown() {
        strip.begins(Trouble.READ_ONLY, 0);
        strip.look(3 * SECOND);
        strip.ends(Trouble.READ_ONLY);
        strip.look(9 * SECOND);

        assertThat(history.entries()).isEmpty();
    }

    @Test
    void ofADeviceThatDoesNotComeOverTheBalancerOnlyTheConnectionDoesNotCount() {
        Strip direct = new Strip(new Witness(history, seat(false)));
        direct.begins(Trouble.UNCONNECTED, 0);
        direct.begins(Trouble.READ_ONLY, 0);
        direct.look(5 * SECOND);

        assertThat(told()).containsExactly("READ_ONLY");
    }

    private List<String> told() {
        return history.entries().stream()
                .map(
                        it ->
                                switch (it) {
                                    case History.ErrorShown shown -> shown.what();
                                    case History.ErrorGone gone -> "no " + gone.what();
                                    default -> it.toString();
                                })
                .toList();
    }

    private static Seat seat(boolean timed) {
        return new Seat("somebody", PHONE, "token", TALK, () -> 0, timed);
    }
}
