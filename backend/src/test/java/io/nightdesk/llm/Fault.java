package io.nightdesk.llm;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// The ways in which providers fail, as scripts of a [FaultServer]. Stalls last until the client
/// gives up.
public enum Fault implements Script {
    V1_NO_HEADERS,
    V2_HEADERS_THEN_STALL,
    V3_STALL_AFTER_2_TOKENS,
    V4_RESET_AFTER_5_TOKENS,
    V5_END_WITHOUT_FINISH,
    V6_ERROR_IN_STREAM,
    V7_ERROR_EVENT,
    V8_HTML,
    V9_SLOW_DOWN_1_S,
    V10_SLOW_DOWN_30_S,
    V11_WRONG_KEY,
    /// One request of V12; the whole is [#threeServerErrorsThen].
    V12_SERVER_ERROR,
    V13_GARBAGE,
    V14_HUGE_EVENT,
    /// Slower than anybody reads, but never silent for as long as a stall.
    V15_DRIP,
    V16_UNKNOWN_TOOL,
    V17_BROKEN_TOOL_CALL,
    V18_ENDLESS_TOOLS,
    V19_TWO_FINISHES,
    V20_NO_USAGE,
    V21_TOO_LONG,
    V22_CONTENT_FILTER,
    ONLY_BLANKS,
    ONLY_THINKING,
    NO_TEXT;

    /// V12: three server errors, then another script.
    public static Script threeServerErrorsThen(Script then) {
        AtomicInteger before = new AtomicInteger();
        return wire -> (before.getAndIncrement() < 3 ? V12_SERVER_ERROR : then).play(wire);
    }

    @Override
    public void play(Wire wire) throws IOException {
        switch (this) {
            case V1_NO_HEADERS -> wire.stall();
            case V2_HEADERS_THEN_STALL -> {
                wire.streamHeaders();
                wire.stall();
            }
            case V3_STALL_AFTER_2_TOKENS -> {
                begin(wire, 2);
                wire.stall();
            }
            case V4_RESET_AFTER_5_TOKENS -> {
                begin(wire, 5);
                // A reset overtakes bytes the client has not read yet.
                wire.pause(Duration.ofMillis(100));
                wire.reset();
            }
            case V5_END_WITHOUT_FINISH -> begin(wire, 5);
            case V6_ERROR_IN_STREAM -> {
                begin(wire, 2);
                wire.data(wire.dialect().error(502, "overloaded", "upstream failed"));
                wire.done();
            }
            case V7_ERROR_EVENT -> {
                begin(wire, 2);
                wire.send(wire.dialect().errorEvent("overloaded"));
            }
            case V8_HTML ->
                    wire.respond(
                            "200 OK", "text/html", "", "<html><body>Bad gateway</body></html>");
            case V9_SLOW_DOWN_1_S -> wire.refuse(wire.dialect().slowDown(1));
            case V10_SLOW_DOWN_30_S -> wire.refuse(wire.dialect().slowDown(30));
            case V11_WRONG_KEY -> wire.refuse(wire.dialect().wrongKey());
            case V12_SERVER_ERROR -> wire.refuse("503 Service Unavailable", "", "try later");
            case V13_GARBAGE -> {
                begin(wire, 2);
                wire.data("{\"choices\":[{\"delta\":{\"con");
                wire.finish();
            }
            case V14_HUGE_EVENT -> {
                wire.streamHeaders();
                wire.token("x".repeat(10_000_000));
                wire.finish();
            }
            case V15_DRIP -> {
                wire.streamHeaders();
                for (int i = 1; i <= 100; i++) {
                    wire.token("Part " + i + ". ");
                    wire.pause(Duration.ofMillis(400));
                }
                wire.finish();
            }
            case V16_UNKNOWN_TOOL -> callTool(wire, "{}");
            case V17_BROKEN_TOOL_CALL -> callTool(wire, "{\"order\": 12");
            case V18_ENDLESS_TOOLS -> {
                begin(wire, 2);
                for (int i = 0; i < 100; i++) {
                    wire.toolCall("refund", "{}");
                }
                wire.finish(Dialect.Finish.TOOL_CALL);
                wire.done();
            }
            case V19_TWO_FINISHES -> {
                begin(wire, 2);
                wire.finish(Dialect.Finish.WHOLE);
                wire.finish();
            }
            case V20_NO_USAGE -> {
                wire.hideUsage();
                begin(wire, 2);
                wire.finish();
            }
            case V21_TOO_LONG -> wire.refuse(wire.dialect().tooLong());
            case V22_CONTENT_FILTER -> {
                begin(wire, 2);
                wire.finish(Dialect.Finish.FILTERED);
                wire.done();
            }
            case ONLY_BLANKS -> {
                wire.streamHeaders();
                wire.token(" \n ");
                wire.finish();
            }
            case ONLY_THINKING -> {
                wire.streamHeaders();
                wire.thinking("The customer wants to send something back.");
                wire.finish();
            }
            case NO_TEXT -> {
                wire.streamHeaders();
                wire.finish();
            }
        }
    }

    private static void callTool(Wire wire, String arguments) throws IOException {
        begin(wire, 2);
        wire.toolCall("refund", arguments);
        wire.finish(Dialect.Finish.TOOL_CALL);
        wire.done();
    }

    private static void begin(Wire wire, int tokens) throws IOException {
        wire.streamHeaders();
        for (int i = 1; i <= tokens; i++) {
            wire.token("Part " + i + ". ");
        }
    }
}
