package io.nightdesk.faults;

import io.nightdesk.kernel.Ids;
import io.nightdesk.testing.TestVisitor;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import tools.jackson.databind.JsonNode;

/// A person with a conversation. One who asks the assistant goes back to it when it passes them on,
/// now and then asks for a person, and now and then wants no answer before there is any of it and
/// asks something else at once. The others wait for a person and write on meanwhile.
final class Customer {

    /// How the names of readers end that write nothing.
    static final String OTHER_DEVICE = "other device";

    /// So many that nobody asks one a third time while the assistant remembers the first two: who
    /// goes round in circles is passed on to people, and may go back only so often.
    private static final List<String> QUESTIONS =
            List.of(
                    "How long do I have to return an item?",
                    "How do I exchange boots for another size?",
                    "Can I still change the address of my order?",
                    "How do I cancel an order that has not been sent yet?",
                    "My tent arrived damaged, what now?",
                    "A part is missing from my parcel, what do I do?",
                    "How much is delivery to Hamburg and how long does it take?",
                    "How fast is express delivery?",
                    "Can my parcel go to a pick-up point?",
                    "Can I collect my order in a shop?",
                    "How do I track an order?",
                    "Which payment methods do you take?",
                    "Can I pay in instalments?",
                    "Why was my card declined?",
                    "When do I get my refund?",
                    "How do I use a gift card?",
                    "Is there a student discount?",
                    "How long is the warranty?",
                    "How do I wash a rain jacket?",
                    "How do I care for leather boots?",
                    "Which boot size do I need?",
                    "How do I clean and store a tent?",
                    "How do I reset my password?",
                    "How do I delete my account?",
                    "When are your shops open?",
                    "How do I get an invoice with VAT?");

    /// A customer's clock may be off by this much.
    private static final List<Duration> SKEWS =
            List.of(Duration.ZERO, Duration.ofDays(1), Duration.ofDays(-1));

    /// One question in so many is taken back.
    private static final int SELDOM = 6;

    /// One in so many is for a person. A visitor may ask for one and go back twenty times an hour;
    /// who did it more often would be left waiting for good, and the assistant without questions.
    private static final int RARELY = 40;

    private final ClientTools tools;
    private final int number;
    private final boolean asks;
    private final TestVisitor visitor;
    private final UUID conversation;
    private final IntSupplier port;
    private final Random random;
    private final Ids ids;
    private final Outbox outbox = new Outbox();
    private volatile ChatClient client;
    private volatile String owner = "ai";
    private volatile Consumer<JsonNode> watcher = _ -> {};
    private volatile Asked asked = new Asked("", new CountDownLatch(0));
    private volatile String turn = "";
    private boolean changesMind;
    private int life;
    private int said;
    private int questions;

    /// @param before the newest turn when it was asked
    /// @param over open until there is an answer, or somebody else is to give it
    private record Asked(String before, CountDownLatch over) {}

    /// @param port where this customer's network begins
    /// @param random for all that this customer decides
    Customer(
            ClientTools tools,
            int number,
            boolean asks,
            TestVisitor visitor,
            UUID conversation,
            IntSupplier port,
            Random random) {
        this.tools = tools;
        this.number = number;
        this.asks = asks;
        this.visitor = visitor;
        this.conversation = conversation;
        this.port = port;
        this.random = random;
        this.questions = random.nextInt(QUESTIONS.size());
        this.ids = new Ids(Clock.offset(Clock.systemUTC(), SKEWS.get(number % SKEWS.size())));
        this.client = opened();
    }

    int number() {
        return number;
    }

    boolean asks() {
        return asks;
    }

    UUID conversation() {
        return conversation;
    }

    TestVisitor visitor() {
        return visitor;
    }

    String token() {
        return visitor.token();
    }

    ChatClient client() {
        return client;
    }

    void watchedBy(Consumer<JsonNode> told) {
        watcher = told;
    }

    private ChatClient opened() {
        life++;
        String name = "customer %d, tab %d".formatted(number, life);
        return new ChatClient(
                        tools,
                        new Seat(
                                name, UUID.randomUUID(), visitor.token(), conversation, port, true),
                        outbox,
                        new Random(random.nextLong()))
                .watchedBy(this::shown)
                .start();
    }

    private void shown(JsonNode frame) {
        String type = frame.path("type").asString("");
        if (type.equals("owner")) {
            owner = frame.path("owner").asString();
        } else if (type.equals("turn") && frame.path("detail").asString("").equals("searching")) {
            searched(UUID.fromString(frame.path("turn").asString()));
        }
        turn = frame.path("turn").asString(turn);
        if (isAnswer(frame) || !owner.equals("ai")) {
            asked.over().countDown();
        }
        watcher.accept(frame);
    }

    private boolean isAnswer(JsonNode frame) {
        return frame.path("type").asString("").equals("message")
                && frame.hasNonNull("turn")
                && !frame.path("turn").asString().equals(asked.before());
    }

    private synchronized void searched(UUID turn) {
        if (changesMind) {
            changesMind = false;
            client.cancel(turn);
            say(question());
        }
    }

    /// Writes something.
    synchronized void speak() {
        if (asks && owner.equals("queue")) {
            handoff("DELETE");
        } else if (asks && random.nextInt(RARELY) == 0) {
            handoff("POST");
        } else if (asks) {
            changesMind = random.nextInt(SELDOM) == 0;
            say(question());
        } else {
            said++;
            say("line %d of customer %d".formatted(said, number));
        }
    }

    /// Asks the assistant something and wants the answer.
    synchronized void ask() {
        ask(question());
    }

    synchronized void ask(String question) {
        changesMind = false;
        asked = new Asked(turn, new CountDownLatch(1));
        say(question);
    }

    /// One that nobody has asked before.
    synchronized String newQuestion() {
        said++;
        return "%s (%d.%d)".formatted(question(), number, said);
    }

    /// Whether what was asked last has its answer, or nobody but a person will give one.
    boolean isAnswered() {
        return asked.over().getCount() == 0;
    }

    /// Whether the assistant answers now.
    boolean isHeard() {
        return asks && owner.equals("ai");
    }

    /// One after the other, from wherever this customer begins.
    private String question() {
        questions++;
        return QUESTIONS.get(questions % QUESTIONS.size());
    }

    synchronized void say(String text) {
        client.say(new Outbox.Entry(ids.next(), text));
    }

    /// Asks for a person, or goes back to the assistant.
    private void handoff(String method) {
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                TestVisitor.at(port.getAsInt(), visitor)
                                        .call(
                                                method,
                                                "/api/v1/conversations/"
                                                        + conversation
                                                        + "/handoff",
                                                "{}");
                                client.wake();
                            } catch (AssertionError unreachable) {
                                // Asks again next time.
                            }
                        });
    }

    /// The tab dies with whatever had no ack, and is opened again.
    synchronized void crash() {
        client.crash();
        client = opened();
    }

    boolean isSettled() {
        return outbox.size() == 0;
    }

    int waiting() {
        return outbox.size();
    }

    /// Another device of the same person, which only reads.
    ChatClient secondTab(IntSupplier elsewhere) {
        return new ChatClient(
                tools,
                new Seat(
                        "customer %d, %s".formatted(number, OTHER_DEVICE),
                        UUID.randomUUID(),
                        visitor.token(),
                        conversation,
                        elsewhere,
                        false),
                new Outbox(),
                new Random(number));
    }
}
