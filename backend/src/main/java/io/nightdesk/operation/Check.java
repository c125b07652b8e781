package io.nightdesk.operation;

import io.nightdesk.kernel.Ids;
import io.nightdesk.site.Sites;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;

/// Tries a node as a customer would: begins a session, opens a conversation, says something over a
/// socket, and waits for the ack and for an answer. It happens on a site of its own
/// ([Sites#checks()]), so neither inbox nor figures show it. Only a node's own machine may do it.
final class Check {

    /// One that the assistant answers whatever it knows and whatever its models do.
    private static final String QUESTION = "Hello";

    private static final Set<String> ANSWERS_TO_A_SEND = Set.of("ack", "nack");

    private final URI base;
    private final long deadline;
    private final Ids ids = new Ids(Clock.systemUTC());

    /// @param base where the node is, such as `http://localhost:8080`
    /// @param patience for all of it
    Check(URI base, Duration patience) {
        this.base = base;
        this.deadline = System.nanoTime() + patience.toNanos();
    }

    /// Says something until it was answered, and until `enough` says that this will do: where
    /// several nodes serve one database, any of them may answer.
    ///
    /// @throws CommandFailure with what went wrong
    void run(BooleanSupplier enough) {
        try (ChatClient client = new ChatClient(base, left())) {
            String token =
                    call(client, "POST", "/api/v1/sessions", "", Map.of("siteKey", Sites.CHECK_KEY))
                            .path("token")
                            .asString("");
            UUID conversation = ids.next();
            call(client, "PUT", "/api/v1/conversations/" + conversation, token, Map.of());
            talk(client, token, conversation, enough);
        } catch (IOException | CompletionException e) {
            throw new CommandFailure("%s does not answer: %s".formatted(base, e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted", e);
        }
    }

    private void talk(ChatClient client, String token, UUID conversation, BooleanSupplier enough)
            throws IOException, InterruptedException {
        UUID device = ids.next();
        client.connect("check", device, token, left());
        await(client, "a welcome", "welcome");
        client.sync(conversation, 0);
        for (int number = 1; number == 1 || !enough.getAsBoolean(); number++) {
            UUID message = ids.next();
            int next = number;
            say(client, () -> client.say(conversation, message, next, QUESTION));
            awaitAnswer(client);
        }
    }

    /// Sends it until it is acknowledged. Whoever is asked to try again does, as the widget:
    /// while a disk is slow that is no reason to refuse a release.
    private void say(ChatClient client, Runnable sending) throws IOException, InterruptedException {
        sending.run();
        JsonNode answer = next(client, "an ack", ANSWERS_TO_A_SEND);
        while (answer.path("retry").asBoolean(false)) {
            long restMs = Math.min(answer.path("afterMs").asLong(0), left().toMillis());
            TimeUnit.MILLISECONDS.sleep(restMs);
            sending.run();
            answer = next(client, "an ack", ANSWERS_TO_A_SEND);
        }
        if (!typeOf(answer).equals("ack")) {
            throw refused("an ack", answer);
        }
    }

    /// What the assistant says, or a person who is asked instead.
    private void awaitAnswer(ChatClient client) throws IOException, InterruptedException {
        boolean answered = false;
        while (!answered) {
            for (JsonNode event : await(client, "an answer", "events").path("items")) {
                String author = event.path("author").path("kind").asString("");
                answered |=
                        author.equals("assistant")
                                || event.path("type").asString("").equals("owner");
            }
        }
    }

    private JsonNode await(ChatClient client, String what, String type)
            throws IOException, InterruptedException {
        JsonNode frame = next(client, what, Set.of(type, "nack"));
        if (!typeOf(frame).equals(type)) {
            throw refused(what, frame);
        }
        return frame;
    }

    private JsonNode next(ChatClient client, String what, Set<String> types)
            throws IOException, InterruptedException {
        JsonNode frame = client.next(left());
        while (frame != null && !types.contains(typeOf(frame))) {
            frame = client.next(left());
        }
        if (frame == null) {
            throw new CommandFailure("a customer waited for %s in vain".formatted(what));
        }
        return frame;
    }

    private static CommandFailure refused(String what, JsonNode nack) {
        return new CommandFailure("a customer waited for %s and got %s".formatted(what, nack));
    }

    private static String typeOf(JsonNode frame) {
        return frame.path("type").asString("");
    }

    private JsonNode call(
            ChatClient client, String method, String path, String token, Map<String, ?> body)
            throws IOException, InterruptedException {
        ChatClient.Reply reply = client.call(method, path, token, body, left());
        if (reply.status() / 100 != 2) {
            throw new CommandFailure(
                    "%s %s%s was answered %d: %s"
                            .formatted(method, base, path, reply.status(), reply.text()));
        }
        return reply.body();
    }

    /// Never less than a moment, so that what has no time left fails by itself.
    private Duration left() {
        return Duration.ofNanos(Math.max(1_000_000, deadline - System.nanoTime()));
    }
}
