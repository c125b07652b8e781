package io.nightdesk.limits;

import java.time.Duration;

/// Every limit of the product in one table: how many in how long.
public enum Limit {
    /// Messages of one person (delivery contract: 20 in 10 s).
    SEND(20, Duration.ofSeconds(10)),
    /// Any frames of a visitor, from however many tabs.
    VISITOR_FRAME(600, Duration.ofMinutes(1)),
    /// Any frames of an agent, from however many tabs.
    AGENT_FRAME(2_400, Duration.ofMinutes(1)),
    /// New visitor sessions from one network; an office behind one address must still work.
    SESSION(120, Duration.ofHours(1)),
    /// Passwords tried from one network, right or wrong; a shift that begins must still work.
    SIGN_IN(60, Duration.ofMinutes(1)),
    /// New conversations of one visitor.
    CONVERSATION(30, Duration.ofHours(12)),
    /// How often one visitor asks for a person or goes back to the assistant.
    HANDOFF(20, Duration.ofHours(1)),
    /// Thumbs that one visitor gives, changes or takes back.
    FEEDBACK(60, Duration.ofHours(1)),
    /// E-mail addresses that one visitor leaves for an answer.
    CONTACT(10, Duration.ofHours(1)),
    /// Changes of what the embedding page tells of one visitor.
    ATTRIBUTES(60, Duration.ofHours(1));

    private final int permits;
    private final Duration period;

    Limit(int permits, Duration period) {
        this.permits = permits;
        this.period = period;
    }

    /// How many in one [#period()].
    public int permits() {
        return permits;
    }

    /// The time in which a full bucket refills, evenly.
    public Duration period() {
        return period;
    }
}
