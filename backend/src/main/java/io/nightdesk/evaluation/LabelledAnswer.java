package io.nightdesk.evaluation;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.nightdesk.llm.CompletionRequest.Said;
import io.nightdesk.llm.CompletionRequest.Speaker;
import io.nightdesk.llm.SuppliedPassage;
import io.nightdesk.operation.CommandFailure;
import io.nightdesk.operation.JsonRows;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An answer of which a careful person has said what it is worth.
///
/// @param lang the customer's language as a BCP 47 tag
/// @param history what was said before; null for nothing
/// @param say the customer's message
/// @param cites what the answer cites, `[1]` first
record LabelledAnswer(
        String id,
        String lang,
        @Nullable List<Turn> history,
        String say,
        String answer,
        List<Source> cites,
        AnswerVerdict.Suffices suffices,
        AnswerVerdict.Faithful faithful) {

    private static final String FILE = "judged.jsonl";
    private static final String SHIPPED = "/db/sample/" + FILE;

    LabelledAnswer {
        if (id == null || say == null || answer == null || suffices == null || faithful == null) {
            throw new IllegalArgumentException(
                    "a row needs id, say, answer, suffices and faithful");
        }
        history = history == null ? List.of() : List.copyOf(history);
        cites = cites == null ? List.of() : List.copyOf(cites);
    }

    /// An earlier message, as in questions.jsonl.
    record Turn(Role role, String text) {

        Turn {
            if (role == null || text == null) {
                throw new IllegalArgumentException("an earlier message needs role and text");
            }
        }
    }

    enum Role {
        @JsonProperty("user")
        USER,
        @JsonProperty("agent")
        AGENT
    }

    record Source(String article, String title, String quote) {

        Source {
            if (article == null || title == null || quote == null) {
                throw new IllegalArgumentException("a source needs article, title and quote");
            }
        }
    }

    /// Those beside a set's dialogues; else those that the product ships.
    ///
    /// @param data a folder, or a file in it
    /// @throws CommandFailure that names the line that is no such row
    static List<LabelledAnswer> read(Path data) throws IOException {
        Path file = Files.isDirectory(data) ? data.resolve(FILE) : data.resolveSibling(FILE);
        if (Files.exists(file)) {
            return JsonRows.read(file, LabelledAnswer.class);
        }
        try (InputStream shipped = LabelledAnswer.class.getResourceAsStream(SHIPPED)) {
            byte[] text = Objects.requireNonNull(shipped, SHIPPED).readAllBytes();
            return JsonRows.read(
                    SHIPPED, new String(text, StandardCharsets.UTF_8), LabelledAnswer.class);
        }
    }

    AnswerVerdict label() {
        return new AnswerVerdict(suffices, faithful);
    }

    GivenAnswer given() {
        List<Said> conversation = new ArrayList<>();
        for (Turn turn : Objects.requireNonNull(history)) {
            conversation.add(
                    new Said(
                            turn.role() == Role.USER ? Speaker.CUSTOMER : Speaker.ASSISTANT,
                            turn.text()));
        }
        conversation.add(new Said(Speaker.CUSTOMER, say));
        conversation.add(new Said(Speaker.ASSISTANT, answer));
        return new GivenAnswer(
                conversation,
                cites.stream()
                        .map(
                                it ->
                                        new SuppliedPassage(
                                                it.title(),
                                                "/help/" + it.article(),
                                                null,
                                                it.quote()))
                        .toList());
    }
}
