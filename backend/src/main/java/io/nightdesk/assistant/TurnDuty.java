package io.nightdesk.assistant;

import io.nightdesk.conversation.AnswerDuty;
import java.util.Map;
import org.springframework.stereotype.Component;

/// A message to the assistant queues a turn.
@Component
class TurnDuty implements AnswerDuty {

    private final AssistantProperties properties;

    TurnDuty(AssistantProperties properties) {
        this.properties = properties;
    }

    @Override
    public String call() {
        return """
        assistant.queue(message.turn, message.conversation, posted.seq, posted.owner_epoch,
            :debounce, :most)\
        """;
    }

    @Override
    public Map<String, Object> parameters() {
        return Map.of(
                "debounce", TurnStore.seconds(properties.debounce()),
                "most", TurnStore.seconds(properties.maxDebounce()));
    }
}
