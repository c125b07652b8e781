package io.nightdesk.gateway;

import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.json.JsonMapper;

/// Frames to and from text. Unknown fields are ignored, so that a newer client may say more.
@Component
class FrameCodec {

    private final JsonMapper json;

    FrameCodec(JsonMapper json) {
        this.json =
                json.rebuild()
                        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                        .build();
    }

    /// What came in.
    sealed interface Decoded {
        record Good(ClientFrame frame) implements Decoded {}

        /// @param why for developers: what was wrong and what would be right
        record Bad(String why) implements Decoded {}
    }

    Decoded decode(String text) {
        try {
            ClientFrame frame = json.readValue(text, ClientFrame.class);
            return frame == null
                    ? new Decoded.Bad("null is no frame; send a JSON object with a type")
                    : new Decoded.Good(frame);
        } catch (InvalidTypeIdException e) {
            return new Decoded.Bad(
                    "unknown frame type %s; the types are listed in docs/protocol.md"
                            .formatted(e.getTypeId()));
        } catch (JacksonException e) {
            return new Decoded.Bad("not a frame of chat.v1: " + e.getOriginalMessage());
        }
    }

    String encode(ServerFrame frame) {
        return json.writeValueAsString(frame);
    }

    String encode(Hint hint) {
        return json.writeValueAsString(hint);
    }

    Hint decodeHint(String text) {
        return json.readValue(text, Hint.class);
    }
}
