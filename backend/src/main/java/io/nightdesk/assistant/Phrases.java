package io.nightdesk.assistant;

import java.util.Locale;
import java.util.ResourceBundle;

/// Fixed sentences that customers read, in their language; English where there is none.
final class Phrases {

    private static final ResourceBundle.Control NO_SERVER_LOCALE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Phrases() {}

    static String say(String key, String locale) {
        return ResourceBundle.getBundle(
                        "assistant.phrases", Locale.forLanguageTag(locale), NO_SERVER_LOCALE)
                .getString(key);
    }
}
