package io.nightdesk.assistant;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What decided about a turn.
public enum Rule {
    /// Danger, fraud or the law.
    SENSITIVE,
    /// The customer asked for a person.
    ASKS_FOR_PERSON,
    /// The customer has lost patience.
    FRUSTRATED,
    /// The customer said twice that an answer was no help.
    REJECTED_TWICE,
    /// The customer asked the same a third time.
    GOING_IN_CIRCLES,
    /// One of the site's own escalation rules.
    OWN_RULE,
    /// A greeting or thanks.
    SMALL_TALK,
    /// An example of a canned answer was close enough.
    CANNED_ANSWER,
    /// The same words were answered by a model minutes ago.
    CACHED,
    /// A model answered from what was found.
    MODEL_ANSWERED,
    /// A model answered, and it is likely enough right to be said with a caveat.
    MODEL_ANSWERED_PERHAPS,
    /// A model asked back, since it was not clear what was asked.
    ASKED_BACK,
    /// A model answered, and it is not likely enough right to be said.
    MODEL_NOT_SURE_ENOUGH,
    /// A model said that what it was given does not answer.
    MODEL_LACKS_KNOWLEDGE,
    /// The provider refused for what was asked.
    MODEL_REFUSED,
    /// The customer stopped the answer.
    STOPPED,
    /// No model answered, and the search was sure enough to quote.
    SURE_ENOUGH,
    /// No model answered, and the search was sure enough to quote with a caveat.
    PERHAPS,
    /// No model answered, several articles were about equally likely, and the customer was asked
    /// which one is meant.
    ASKED_WHICH,
    /// The customer had been asked which article is meant, and chose this one.
    CHOSEN,
    /// No model answered, and the search was not sure enough to quote.
    NOT_SURE_ENOUGH,
    /// The turn failed again and again.
    GAVE_UP;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
