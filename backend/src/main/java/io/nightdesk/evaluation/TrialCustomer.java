package io.nightdesk.evaluation;

import io.nightdesk.conversation.Audience;
import io.nightdesk.conversation.Event;
import io.nightdesk.conversation.Owner;
import io.nightdesk.conversation.Summary;
import io.nightdesk.conversation.Transcripts;
import io.nightdesk.identity.Visitors;
import io.nightdesk.kernel.Ids;
import io.nightdesk.operation.ChatClient;
import io.nightdesk.operation.CommandFailure;
import io.nightdesk.site.Sites;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A customer who opens conversations with a node, over its API and socket. Every conversation is
/// with somebody new, so no limit for one visitor is met. Used by one thread.
final class TrialCustomer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_EVENTS = 500;

    /// How a server ends a connection for a frame that is too large (RFC 6455).
    private static final int TOO_LARGE = 1009;

    private final ChatClient client;
    private final Visitors visitors;
    private final Transcripts transcripts;
    private final Sites sites;
    private final Ids ids;
    private final StateStore state;
    private UUID conversation = new UUID(0, 0);
    private UUID device = new UUID(0, 0);
    private String token = "";
    private long number;
    private long after;
    private int status = 200;
    private boolean open;

    TrialCustomer(Trial trial) {
        this.client = new ChatClient(trial.address(), PATIENCE);
        this.visitors = trial.bean(Visitors.class);
        this.transcripts = trial.bean(Transcripts.class);
        this.sites = trial.bean(Sites.class);
        this.ids = trial.bean(Ids.class);
        this.state = trial.bean(StateStore.class);
    }

    /// Opens a conversation as somebody new.
    ///
    /// @param page where the widget is; null for nowhere
    UUID open(String locale, @Nullable String page) {
        try {
            token = visitors.start(sites.theSite(), locale).token();
            conversation = ids.next();
            device = ids.next();
            number = 0;
            after = 0;
            Map<String, Object> opening = new HashMap<>(Map.of("locale", locale));
            if (page != null) {
                opening.put("page", page);
            }
            status =
                    client.call(
                                    "PUT",
                                    "/api/v1/conversations/" + conversation,
                                    token,
                                    opening,
                                    PATIENCE)
                            .status();
            open = status / 100 == 2;
            connect();
            return conversation;
        } catch (IOException e) {
            throw new CommandFailure("The product does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted", e);
        }
    }

    /// Whether the product has taken the conversation; what is said in another is refused.
    boolean isOpen() {
        return open;
    }

    private void connect() throws IOException, InterruptedException {
        client.connect("eval", device, token, PATIENCE);
        awaitWelcome();
        client.sync(conversation, after);
    }

    private void awaitWelcome() throws IOException, InterruptedException {
        JsonNode frame = client.next(PATIENCE);
        while (frame != null && !frame.path("type").asString("").equals("welcome")) {
            frame = client.next(PATIENCE);
        }
    }

    /// Says something and waits until the assistant has answered or passed it on, or until nobody
    /// would wait any longer.
    ///
    /// @param silently does not wait: somebody else has to answer
    Talk say(String text, boolean silently) {
        Hearing hearing = new Hearing(ids.next());
        try {
            if (open) {
                hear(hearing, text, silently);
            } else {
                hearing.refusal = "HTTP_" + status;
            }
        } catch (IOException e) {
            throw new CommandFailure("The product does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted", e);
        }
        return talk(hearing);
    }

    /// A connection that is gone afterwards is opened anew: the next message is another one.
    private void hear(Hearing hearing, String text, boolean silently)
            throws IOException, InterruptedException {
        try {
            send(hearing.id, text);
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (!hearing.isOver(silently)) {
                JsonNode frame =
                        client.next(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
                if (frame == null) {
                    break;
                }
                hearing.hear(frame);
            }
        } catch (ChatClient.Closed e) {
            if (e.code() == TOO_LARGE) {
                hearing.refusal = "CLOSED_" + TOO_LARGE;
            } else {
                status = 500;
            }
            connect();
        }
        if (hearing.refusal != null) {
            number--;
        }
    }

    private void send(UUID id, String text) {
        try {
            client.say(conversation, id, ++number, text);
        } catch (CompletionException e) {
            // Why it is gone, the next frame tells.
        }
    }

    private Talk talk(Hearing hearing) {
        List<Event> events = transcripts.events(conversation, after, MOST_EVENTS, Audience.VISITOR);
        after += events.size();
        return new Talk(
                conversation,
                status,
                hearing.refusal,
                hearing.echoed,
                hearing.seen.toString(),
                events,
                transcripts.find(conversation).map(Summary::owner).orElse(Owner.AI),
                state.untold(conversation));
    }

    /// Asks for a person by the button, unless people have the conversation already for a reason of
    /// which a model tells them.
    void askForPerson(Talk talk) {
        boolean isWithPeople = talk.owner() != Owner.AI;
        if (isWithPeople && !talk.reason().equals("provider_down")) {
            return;
        }
        try {
            String path = "/api/v1/conversations/" + conversation + "/handoff";
            if (isWithPeople) {
                client.call("DELETE", path, token, Map.of(), PATIENCE);
            }
            client.call("POST", path, token, Map.of(), PATIENCE);
        } catch (IOException e) {
            throw new CommandFailure("The product does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    /// Follows the frames after one message.
    private static final class Hearing {

        private final UUID id;
        private final StringBuilder seen = new StringBuilder();
        private @Nullable String refusal;
        private @Nullable String echoed;
        private boolean answered;

        Hearing(UUID id) {
            this.id = id;
        }

        boolean isOver(boolean silently) {
            return refusal != null || (echoed != null && (answered || silently));
        }

        void hear(JsonNode frame) {
            switch (frame.path("type").asString("")) {
                case "nack" -> refusal = frame.path("code").asString("");
                case "delta", "snapshot" -> seen.append(frame.path("text").asString(""));
                case "events" -> frame.path("items").forEach(this::event);
                default -> {
                    // Nothing that a customer reads.
                }
            }
        }

        private void event(JsonNode event) {
            if (event.path("clientMessageId").asString("").equals(id.toString())) {
                echoed = event.path("text").asString("");
            } else if (event.path("author").path("kind").asString("").equals("assistant")) {
                seen.append('\n').append(event.path("text").asString(""));
                for (JsonNode citation : event.path("citations")) {
                    seen.append('\n').append(citation.path("title").asString(""));
                    seen.append('\n').append(citation.path("quote").asString(""));
                }
                // An answer that a model had to break off is followed by another.
                answered |= echoed != null;
            } else if (event.path("type").asString("").equals("owner")) {
                answered |= echoed != null;
            }
        }
    }
}
