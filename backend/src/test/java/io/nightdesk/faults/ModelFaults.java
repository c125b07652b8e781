package io.nightdesk.faults;

import io.nightdesk.llm.Fault;
import io.nightdesk.llm.Script;
import java.time.Duration;
import java.util.List;

/// What happens to language models.
final class ModelFaults {

    private static final List<Fault> BEFORE_TEXT =
            List.of(
                    Fault.V12_SERVER_ERROR,
                    Fault.V9_SLOW_DOWN_1_S,
                    Fault.V1_NO_HEADERS,
                    Fault.V8_HTML,
                    Fault.V2_HEADERS_THEN_STALL);

    private static final List<Fault> IN_THE_MIDDLE =
            List.of(
                    Fault.V4_RESET_AFTER_5_TOKENS,
                    Fault.V3_STALL_AFTER_2_TOKENS,
                    Fault.V5_END_WITHOUT_FINISH,
                    Fault.V6_ERROR_IN_STREAM,
                    Fault.V13_GARBAGE);

    /// By then the watchdog has ended every turn.
    private static final Duration ANSWER = Duration.ofSeconds(75);

    private static final Duration AMONG_OTHERS = Duration.ofSeconds(4);

    private ModelFaults() {}

    /// What a question costs when nothing happens to the model.
    static void nothing(Step step) throws InterruptedException {
        step.injected("nothing");
        Customer customer = step.crowd().anyAsker(step.random());
        customer.ask();
        untilAnswered(step, customer);
    }

    static void refuse(Step step) throws InterruptedException {
        next(step, BEFORE_TEXT.get(step.random().nextInt(BEFORE_TEXT.size())));
    }

    static void breakOff(Step step) throws InterruptedException {
        next(step, IN_THE_MIDDLE.get(step.random().nextInt(IN_THE_MIDDLE.size())));
    }

    private static void next(Step step, Fault fault) throws InterruptedException {
        step.injected("the primary model's next answer: %s".formatted(fault));
        meets(step, fault);
    }

    /// One customer asks something, and the primary model's answer to just that meets the fault.
    private static void meets(Step step, Script fault) throws InterruptedException {
        Customer customer = step.crowd().anyAsker(step.random());
        String question = customer.newQuestion();
        step.rig().models().fails(question, fault);
        customer.ask(question);
        untilAnswered(step, customer);
    }

    private static void untilAnswered(Step step, Customer customer) throws InterruptedException {
        step.until(step.isAlone() ? ANSWER : AMONG_OTHERS, customer::isAnswered);
    }

    static void allDown(Step step) throws InterruptedException {
        Duration time = step.millis(4_000, 8_000);
        step.injected("no model answers for %d ms".formatted(time.toMillis()));
        Script down = Script.refuse("503 Service Unavailable", "down");
        step.rig().models().primary().always(down);
        step.rig().models().secondary().always(down);
        try {
            step.pause(time);
        } finally {
            step.rig().models().well();
        }
    }

    static void late(Step step) throws InterruptedException {
        step.injected("the primary model's next answer begins after 20 s");
        meets(step, Models.late(Duration.ofSeconds(20)));
    }
}
