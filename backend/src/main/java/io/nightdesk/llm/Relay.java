package io.nightdesk.llm;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;

/// Takes what an adapter calls back with and lets through one ending only: adapters report a broken
/// stream as an error and, after it, as an answer.
final class Relay implements StreamingChatResponseHandler {

    private final Exchange exchange;
    private boolean over;

    Relay(Exchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public void onPartialResponse(String text) {
        if (!over) {
            exchange.signal(new Signal.Text(text));
        }
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        if (!over) {
            over = true;
            exchange.signal(new Signal.Whole(response));
        }
    }

    @Override
    public void onError(Throwable error) {
        if (!over) {
            over = true;
            exchange.signal(new Signal.Broken(error));
            exchange.stop();
        }
    }
}
