package io.nightdesk.faults;

import io.nightdesk.llm.FaultServer;
import io.nightdesk.llm.Script;
import io.nightdesk.llm.Wire;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// The two language models that answer, in the wire format of a provider and at the pace of one.
///
/// @param primary asked first
/// @param secondary asked when the primary fails
record Models(FaultServer primary, FaultServer secondary) implements AutoCloseable {

    private static final Duration TOKEN = Duration.ofMillis(33);
    private static final AtomicInteger ANSWERS = new AtomicInteger();

    static Models start() {
        Models models = new Models(FaultServer.start(), FaultServer.start());
        models.well();
        return models;
    }

    /// Both answer as they should.
    void well() {
        primary.always(Models::answer);
        secondary.always(Models::answer);
    }

    /// The primary's answer to the first request that holds this text meets the fault.
    void fails(String text, Script fault) {
        AtomicBoolean met = new AtomicBoolean();
        primary.replies(
                request ->
                        request.body().contains(text) && met.compareAndSet(false, true)
                                ? fault
                                : Models::answer);
    }

    /// An answer like no other, of some 25 words at 30 words a second. No figure is in it: whatever
    /// passage comes first, nothing in it is withheld as not being there.
    static void answer(Wire wire) throws IOException, InterruptedException {
        String text =
                ("You can send it back to us [p1]. Keep the box, print the label and hand"
                                + " it in at a parcel shop near you. This is answer a%d.")
                        .formatted(ANSWERS.incrementAndGet());
        wire.streamHeaders();
        for (String word : text.split("(?<= )", -1)) {
            wire.pause(TOKEN);
            wire.token(word);
        }
        wire.finish();
    }

    /// The first word comes late.
    static Script late(Duration wait) {
        return wire -> {
            wire.streamHeaders();
            wire.pause(wait);
            answer(wire);
        };
    }

    @Override
    public void close() {
        primary.close();
        secondary.close();
    }
}
