package io.nightdesk.confidence;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How many answers may be wrong; shares between 0 and 1.
///
/// @param wrong at most, of all; null for what is shipped
/// @param unattended at most while nobody is at the desk; null for the same as otherwise
/// @param topics at most, by section of the help centre, in place of `wrong`
public record Setting(
        @Nullable Double wrong, @Nullable Double unattended, Map<String, Double> topics) {

    static final Setting NONE = new Setting(null, null, Map.of());

    public Setting {
        topics = Map.copyOf(topics);
    }

    /// Null where an admin has said nothing.
    @Nullable Double most(@Nullable String topic, boolean attended) {
        Double own = topic == null ? null : topics.get(topic);
        Double most = own == null ? wrong : own;
        return attended || unattended == null || (most != null && most <= unattended)
                ? most
                : unattended;
    }

    boolean isOwn(@Nullable String topic) {
        return topic != null && topics.containsKey(topic);
    }
}
