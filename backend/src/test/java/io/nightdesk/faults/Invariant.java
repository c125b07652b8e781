package io.nightdesk.faults;

/// What holds whatever breaks.
enum Invariant {
    I1("no acknowledged message is lost"),
    I2("no message is there twice"),
    I3("the log has no hole"),
    I4("a device's messages stay in the order in which they were sent"),
    I5("a reader sees every event once, in order, or knows that it does not"),
    I6("what was sent after an ack stands after what was acknowledged"),
    I7("every duty to answer ends with one answer or one visible alternative"),
    I8("a timer fires once"),
    I9("what is acknowledged can be read on every node"),
    I10("text on screen never goes back"),
    I11("the assistant says nothing after a person took over"),
    I12("no error is shown that time would have healed");

    private final String rule;

    Invariant(String rule) {
        this.rule = rule;
    }

    String rule() {
        return rule;
    }
}
