package io.nightdesk.intent;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a customer's message wants.
public enum Intent {
    /// A person instead of the assistant.
    HUMAN_REQUEST,
    /// To tell that it went on for too long, or went wrong.
    FRUSTRATED,
    /// Something a machine must not handle: law, safety, fraud, privacy, a person in need.
    SENSITIVE,
    /// To make the assistant do what it should not.
    INJECTION,
    /// A greeting, thanks, a goodbye.
    SMALLTALK,
    /// An answer.
    QUESTION;

    /// As it is written in files, for example `human_request`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Intent> of(String code) {
        return Arrays.stream(values()).filter(intent -> intent.code().equals(code)).findFirst();
    }
}
