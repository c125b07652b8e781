package io.nightdesk.llm;

import static io.nightdesk.llm.Fault.V12_SERVER_ERROR;
import static io.nightdesk.llm.Fault.V15_DRIP;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// `./test ladder`: how long it takes to reach each rung while models misbehave, with the time
/// limits that are shipped, and what two hundred slow streams at once cost each other. Writes
/// `docs/ladder.md`.
final class LadderTimes {

    private static final String ANSWER = "You can send it back within 30 days [p1]. ";

    /// Cases wait more than they work.
    private static final Semaphore AT_ONCE = new Semaphore(4);

    private static final int STREAMS = 200;
    private static final int TOKENS = 40;
    private static final Pattern SENT_AT = Pattern.compile("\\d+");

    private LadderTimes() {}

    /// @param arguments the page to write
    public static void main(String[] arguments) throws IOException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            warmUp(threads);
            Map<String, Supplier<LadderCase>> cases = new LinkedHashMap<>();
            Arrays.stream(Fault.values())
                    .filter(fault -> fault != V12_SERVER_ERROR && fault != V15_DRIP)
                    .forEach(fault -> cases.put(name(fault), () -> played(fault, threads)));
            cases.put("V12 three server errors", () -> outlasted(threads));
            cases.put("V15 a token each 7 s", () -> played(LadderTimes::drip, threads));
            cases.put("V23 no such host", () -> unreachable(threads));
            cases.put("V24 wrong certificate", () -> untrusted(threads));
            List<CompletableFuture<String>> rows =
                    cases.entrySet().stream()
                            .map(
                                    entry ->
                                            CompletableFuture.supplyAsync(
                                                    () -> inTurn(entry.getKey(), entry.getValue()),
                                                    threads))
                            .toList();
            String table =
                    rows.stream()
                            .map(CompletableFuture::join)
                            .sorted(LadderTimes::byNumber)
                            .collect(Collectors.joining("\n"));
            Files.writeString(Path.of(arguments[0]), page(table, delays(threads)));
        }
        System.exit(0);
    }

    private static String page(String table, long[] delays) {
        return """
               # How long each rung takes to be reached

               Written by `./test ladder`. Two deployments, the time limits that are shipped, and a provider that
               misbehaves by script ([when a provider misbehaves](operations/models.md)). *Next model*: only the first
               misbehaves; the time until the first text that stays. *Quotation*: both do; the time until there is no
               model left to ask and an article may be quoted. *Again*: the same after %d such calls, when breakers
               have opened. Seconds from the call of the models alone: searching for passages comes before it (20 to
               40 ms), and a judge or a model that sorts, asked at about the same time, may hold the answer or the
               quotation back until 2.5 s after that.

               | provider | next model | quotation | again |
               | --- | --- | --- | --- |
               %s

               "Answered" means that the model which misbehaves this way is believed all the same; "refused", that its content
               filter did: a person is offered, and nobody else is asked the same. V15 *again* is chance: the first model's
               rest, 15 s that begin after 45 s, ends when those calls do, after 60 s, so that it is asked or just not.

               V25, the death of the node itself while a model stalls, has no line: no model is asked anything again
               before another node has taken the turn over. With real nodes that are killed in mid-answer it is measured
               by [fault F2](fault-suite.md#one-fault-at-a-time) as `cut_text_gap_ms`: for how long the answer on a screen
               does not grow.

               ## Many streams at once

               %d streams of %d tokens, one each 250 ms, of a provider on the same machine: from a token's sending until
               it may be shown took %.1f ms in the middle, %.1f ms at the 95th percentile, %.1f ms at the 99th and %.1f ms
               at worst.
               """
                .formatted(
                        LadderCase.CALLS,
                        table,
                        STREAMS,
                        TOKENS,
                        millis(delays, 0.5),
                        millis(delays, 0.95),
                        millis(delays, 0.99),
                        millis(delays, 1));
    }

    /// Else the first calls would measure how long classes take to load.
    private static void warmUp(ExecutorService threads) {
        untrusted(threads);
        for (int i = 0; i < 20; i++) {
            for (Fault fault : List.of(Fault.V6_ERROR_IN_STREAM, Fault.V19_TWO_FINISHES)) {
                played(fault, threads);
            }
            unreachable(threads);
        }
    }

    private static String inTurn(String name, Supplier<LadderCase> measured) {
        AT_ONCE.acquireUninterruptibly();
        try {
            return row(name, measured);
        } finally {
            AT_ONCE.release();
        }
    }

    private static String row(String name, Supplier<LadderCase> measured) {
        LadderCase times = measured.get();
        return "| %s | %s | %s | %s |"
                .formatted(name, times.next(), times.quotation(), times.again());
    }

    /// By the number after the V; what has none comes last.
    private static int byNumber(String a, String b) {
        return Integer.compare(number(a), number(b));
    }

    private static int number(String row) {
        String digits = row.replaceFirst("^\\| V?(\\d*).*", "$1");
        return digits.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }

    private static String name(Fault fault) {
        String words = fault.name().replace('_', ' ').toLowerCase(Locale.ROOT);
        return words.startsWith("v") ? "V" + words.substring(1) : words;
    }

    private static LadderCase played(Script fault, ExecutorService threads) {
        try (FaultServer bad = FaultServer.start().always(fault);
                FaultServer worse = FaultServer.start().always(fault);
                FaultServer good = FaultServer.start().always(Script.good(ANSWER))) {
            return LadderCase.of(bad.url(), worse.url(), good.url(), threads);
        }
    }

    /// Of two that fail, whoever is asked: the first three requests to both together.
    private static LadderCase outlasted(ExecutorService threads) {
        Script flaky = Fault.threeServerErrorsThen(Script.good(ANSWER));
        try (FaultServer bad = FaultServer.start().always(flaky);
                FaultServer alsoBad = FaultServer.start().always(flaky);
                FaultServer good = FaultServer.start().always(Script.good(ANSWER))) {
            return LadderCase.of(bad.url(), alsoBad.url(), good.url(), threads);
        }
    }

    private static LadderCase unreachable(ExecutorService threads) {
        String nowhere = Nowhere.UNKNOWN + "/v1";
        try (FaultServer good = FaultServer.start().always(Script.good(ANSWER))) {
            return LadderCase.of(nowhere, nowhere, good.url(), threads);
        }
    }

    private static LadderCase untrusted(ExecutorService threads) {
        WireMockServer tls = Nowhere.untrusted();
        String url = tls.baseUrl() + "/v1";
        try (FaultServer good = FaultServer.start().always(Script.good(ANSWER))) {
            return LadderCase.of(url, url, good.url(), threads);
        } finally {
            tls.stop();
        }
    }

    /// Never silent for as long as a stall, and never done in the time of an attempt.
    private static void drip(Wire wire) throws IOException {
        wire.streamHeaders();
        for (int i = 1; i <= 100; i++) {
            wire.token("Part " + i + ". ");
            wire.pause(Duration.ofSeconds(7));
        }
        wire.finish();
    }

    /// @return from sending to showing, in nanoseconds, ascending
    private static long[] delays(ExecutorService threads) {
        ConcurrentLinkedQueue<Long> delays = new ConcurrentLinkedQueue<>();
        try (FaultServer provider = FaultServer.start().always(LadderTimes::tellTheTime)) {
            Map<String, String> properties = LadderCase.shipped(provider.url(), provider.url());
            properties.put("nightdesk.llm.streams", String.valueOf(STREAMS));
            LanguageModel model = LlmFixtures.models(properties).ladder();
            IntStream.range(0, STREAMS)
                    .mapToObj(
                            i ->
                                    CompletableFuture.supplyAsync(
                                            () ->
                                                    model.complete(
                                                            LlmFixtures.question("No " + i),
                                                            (_, text) -> readTheTime(text, delays)),
                                            threads))
                    .toList()
                    .forEach(CompletableFuture::join);
        }
        return delays.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    private static void tellTheTime(Wire wire) throws IOException {
        wire.streamHeaders();
        for (int i = 0; i < TOKENS; i++) {
            wire.pause(Duration.ofMillis(250));
            wire.token(System.nanoTime() + ". ");
        }
        wire.finish();
    }

    private static void readTheTime(String text, ConcurrentLinkedQueue<Long> delays) {
        long now = System.nanoTime();
        SENT_AT.matcher(text)
                .results()
                .forEach(sent -> delays.add(now - Long.parseLong(sent.group())));
    }

    private static double millis(long[] ascending, double quantile) {
        int rank = (int) Math.ceil(quantile * ascending.length);
        return ascending[Math.max(0, rank - 1)] / 1e6;
    }
}
