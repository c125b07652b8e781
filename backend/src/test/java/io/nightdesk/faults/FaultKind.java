package io.nightdesk.faults;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The faults that the suite knows, by their numbers.
enum FaultKind {
    F1("a node is killed", Track.NODES, NodeFaults::kill),
    F2("a node is killed while it writes an answer", Track.NODES, NodeFaults::killWriter),
    F3("a node hangs", Track.NODES, NodeFaults::freeze),
    F4("a new node joins and an old one leaves", Track.NODES, NodeFaults::upgrade),
    F5(
            "a rolling upgrade with two versions",
            "needs the jar of an earlier release; `./test upgrade` tests two versions"),
    F6("Redis is killed", Track.REDIS, StoreFaults::killRedis),
    F7("Redis hangs", Track.REDIS, StoreFaults::freezeRedis),
    F8("Redis loses hints without a word", Track.REDIS, StoreFaults::loseHints),
    F9("PostgreSQL is killed and starts again", Track.POSTGRES, StoreFaults::crashPostgres),
    F10("PostgreSQL fails over", Track.POSTGRES, StoreFaults::failOver),
    F11(
            "PostgreSQL fails over to a standby that lagged",
            Track.POSTGRES,
            StoreFaults::failOverLagging),
    F12(
            "the disk of PostgreSQL stalls",
            Track.POSTGRES,
            StoreFaults::freezeDisk,
            "needs root and a loop device, or did not come up"),
    F13(
            "the disk of PostgreSQL is full",
            Track.POSTGRES,
            StoreFaults::fillDisk,
            "needs root and a loop device, or did not come up"),
    F14("a table is locked", Track.POSTGRES, StoreFaults::lockTable),
    F15("a customer's network blinks", Track.NETWORK, NetworkFaults::blink),
    F16("connections are half open", Track.NETWORK, NetworkFaults::halfOpen),
    F17("a customer's network is bad", Track.NETWORK, NetworkFaults::bad),
    F18("a node loses one of its stores", Track.NODES, NodeFaults::loseOneStore),
    F19("a tab dies with unsent text", Track.CUSTOMERS, CustomerFaults::crash),
    F20("a device sleeps, clocks are a day off", Track.CUSTOMERS, CustomerFaults::sleep),
    F21("a reader does not read", Track.CUSTOMERS, CustomerFaults::readSlowly),
    F22("many sockets come back at once", Track.CUSTOMERS, CustomerFaults::storm),
    F23("a model refuses or does not begin", Track.MODELS, ModelFaults::refuse),
    F24("a model breaks off or stalls", Track.MODELS, ModelFaults::breakOff),
    F25("all models are down", Track.MODELS, ModelFaults::allDown),
    F26("a model begins late", Track.MODELS, ModelFaults::late),
    F27("a crash after a tool has run", "the assistant has no tools yet"),
    F28("a person takes over from the assistant", Track.CUSTOMERS, CustomerFaults::takeOver),
    F29("a crash when a timer is due", Track.NODES, TimerFaults::kill),
    F30("a restore from a backup", "there is no restore command yet"),
    F31("a message that hurts", Track.CUSTOMERS, CustomerFaults::poison),
    F32("all of them in any order", "it is the run itself, as long as no fault is left out");

    /// What an injection does; returns when it is over.
    @FunctionalInterface
    interface Harm {
        void inflict(Step step) throws Exception;
    }

    private final String title;
    private final @Nullable Track track;

    @SuppressWarnings("ImmutableEnumChecker") // A reference to a static method.
    private final @Nullable Harm harm;

    private final String whyNot;

    FaultKind(String title, Track track, Harm harm) {
        this(title, track, harm, "did not come up this time");
    }

    FaultKind(String title, Track track, Harm harm, String whyNot) {
        this.title = title;
        this.track = track;
        this.harm = harm;
        this.whyNot = whyNot;
    }

    FaultKind(String title, String whyNot) {
        this.title = title;
        this.track = null;
        this.harm = null;
        this.whyNot = whyNot;
    }

    static Optional<FaultKind> named(String name) {
        return Arrays.stream(values()).filter(it -> it.name().equals(name)).findFirst();
    }

    /// How often it should come alone for its figures to mean something: more where one is short.
    int times() {
        return switch (this) {
            case F1, F15, F16, F19, F23, F24, F28 -> 200;
            default -> 30;
        };
    }

    /// How long it may still have effects after everybody is connected again: a turn may have to
    /// wait for its lease, and nodes call Redis well half a minute after it has come back.
    Duration rest() {
        if (track == null) {
            return Duration.ZERO;
        }
        return switch (track) {
            case NETWORK, CUSTOMERS, MODELS -> Duration.ofSeconds(1);
            // A killed node takes longer to start than an answer to be taken over.
            case NODES -> Duration.ofSeconds(this == F1 ? 2 : 8);
            case POSTGRES -> Duration.ofSeconds(8);
            case REDIS -> Duration.ofSeconds(33);
        };
    }

    /// Whether customers may be told of this trouble because of it, as it may last for more
    /// than four seconds. A node that dies or leaves, Redis and models are nothing that they
    /// would notice.
    boolean explains(Strip.Trouble trouble) {
        boolean store = takesTheLog();
        return switch (trouble) {
            case READ_ONLY -> store;
            case UNCONNECTED -> store || track == Track.NETWORK || this == F3 || this == F22;
        };
    }

    /// Whether a node may see nothing of the log because of it, though clients keep their
    /// connections to it.
    boolean blinds() {
        return takesTheLog() || this == F3;
    }

    private boolean takesTheLog() {
        return track == Track.POSTGRES || this == F18;
    }

    /// Those that can be injected into this track.
    static List<FaultKind> of(Track track) {
        return Arrays.stream(values()).filter(it -> it.track == track).toList();
    }

    boolean isRunnable() {
        return harm != null;
    }

    String title() {
        return title;
    }

    /// The reason when it was not injected.
    String whyNot() {
        return whyNot;
    }

    void inflict(Step step) throws Exception {
        if (harm == null) {
            throw new IllegalStateException(name() + " cannot be injected");
        }
        harm.inflict(step);
    }
}
