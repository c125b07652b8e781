package io.nightdesk.llm;

import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// What a [FaultServer] does with one request.
@FunctionalInterface
public interface Script {

    void play(Wire wire) throws IOException, InterruptedException;

    /// Streams a text, word by word, and ends as it should.
    static Script good(String text) {
        return good(text, Duration.ZERO);
    }

    /// The same with a pause before each word.
    static Script good(String text, Duration pause) {
        return wire -> {
            wire.streamHeaders();
            for (String word : text.split("(?<= )", -1)) {
                wire.pause(pause);
                wire.token(word);
            }
            wire.finish();
        };
    }

    /// Streams `Word1. Word2. …` with a pause before each, and ends as it should.
    static Script slow(int tokens, Duration pause) {
        return wire -> {
            wire.streamHeaders();
            for (int i = 1; i <= tokens; i++) {
                wire.pause(pause);
                wire.token("Word" + i + ". ");
            }
            wire.finish();
        };
    }

    /// The same until something is so, and a last sentence then.
    static Script slowUntil(BooleanSupplier enough, Duration pause) {
        return wire -> {
            wire.streamHeaders();
            for (int i = 1; !enough.getAsBoolean(); i++) {
                wire.pause(pause);
                wire.token("Word" + i + ". ");
            }
            wire.token("That is all.");
            wire.finish();
        };
    }

    /// Streams some words and then says nothing more.
    static Script stallAfter(String text) {
        return wire -> {
            wire.streamHeaders();
            wire.token(text);
            wire.stall();
        };
    }

    /// Streams a text, word by word with a pause before each, and then says nothing more.
    static Script stallAfter(String text, Duration pause) {
        return wire -> {
            wire.streamHeaders();
            for (String word : text.split("(?<= )", -1)) {
                wire.pause(pause);
                wire.token(word);
            }
            wire.stall();
        };
    }

    /// Streams a text that reaches the limit of output tokens.
    static Script cutOffAfter(String text) {
        return wire -> {
            wire.streamHeaders();
            wire.token(text);
            wire.finish(Dialect.Finish.CUT_OFF);
            wire.done();
        };
    }

    /// Thinks until it reaches the limit of output tokens, and so says nothing.
    static Script thoughtUpToTheLimit() {
        return wire -> {
            wire.streamHeaders();
            wire.thinking("The customer wants to send something back.");
            wire.finish(Dialect.Finish.CUT_OFF);
            wire.done();
        };
    }

    /// Refuses with a status.
    ///
    /// @param status number and phrase, for example `503 Service Unavailable`
    static Script refuse(String status, String message) {
        return wire -> wire.refuse(status, "", message);
    }
}
