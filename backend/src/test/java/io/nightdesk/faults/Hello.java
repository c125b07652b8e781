package io.nightdesk.faults;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The frame by which a client says who it is and from where it goes on.
final class Hello {

    private Hello() {}

    /// @param epoch of the database that the client last heard of; null before the first welcome
    static Map<String, Object> of(Seat seat, Place place, @Nullable Long epoch) {
        return Map.of(
                "type", "hello",
                "version", 1,
                "sdk", "faults",
                "device", seat.device(),
                "token", seat.token(),
                "caps", List.of("hello_again"),
                "resume", List.of(resume(seat, place, epoch)));
    }

    private static Map<String, Object> resume(Seat seat, Place place, @Nullable Long epoch) {
        Place.Answer answer = place.answer();
        Map<String, Object> resume = new LinkedHashMap<>();
        resume.put("conversation", seat.conversation());
        if (epoch != null) {
            resume.put("epoch", epoch);
        }
        resume.put("after", place.after());
        if (answer != null) {
            resume.put(
                    "turn",
                    Map.of(
                            "turn", answer.turn(),
                            "attempt", answer.attempt(),
                            "offset", answer.text().length()));
        }
        return resume;
    }
}
