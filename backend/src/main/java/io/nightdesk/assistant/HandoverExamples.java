package io.nightdesk.assistant;

import org.springframework.stereotype.Component;

/// The nearest of the written examples of asking for a person.
@Component
class HandoverExamples {

    /// Whether the message is closer to an example that asks for a person than to any other.
    boolean asksForPerson(String text) {
        return false;
    }
}
