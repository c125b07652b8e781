package io.nightdesk.llm;

import dev.langchain4j.model.chat.response.ChatResponse;

/// What the reader of a stream tells the thread that waits for the answer.
sealed interface Signal {

    /// The response headers are there, and good.
    record Opened() implements Signal {}

    /// The model has begun to think aloud.
    record Thinking() implements Signal {}

    /// More words.
    record Text(String text) implements Signal {}

    /// What the provider says of tokens.
    record Counted(TokenCounts counts) implements Signal {}

    /// The adapter's last word.
    record Whole(ChatResponse response) implements Signal {}

    /// What went wrong, as the adapter wrapped it.
    record Broken(Throwable cause) implements Signal {}

    /// The connection is closed and nothing follows.
    record Ended() implements Signal {}
}
