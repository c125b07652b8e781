package io.nightdesk.evaluation;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.nightdesk.kernel.LanguageTag;
import io.nightdesk.operation.CommandFailure;
import io.nightdesk.operation.JsonRows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a scripted customer says, and what has to become of it.
///
/// @param lang the customer's language as a BCP 47 tag; null for English
record Dialogue(String id, String lang, List<Step> steps) {

    private static final String FILE = "dialogues.jsonl";

    Dialogue {
        if (steps == null || steps.isEmpty()) {
            throw new IllegalArgumentException("a dialogue needs steps");
        }
        lang = lang == null ? "en" : lang;
        if (!LanguageTag.isWellFormed(lang)) {
            throw new IllegalArgumentException("lang is a tag such as en, de or pt-BR");
        }
        steps = List.copyOf(steps);
    }

    /// One message. What is null or empty is not looked at.
    ///
    /// @param times how often the words are repeated; null for once
    /// @param reason as `handed_over` has it, such as `customer_request`
    /// @param cites ids of articles of which one must be named
    /// @param contains words of which the answer must have one, in letters of any size
    /// @param lacks words that it must not have
    record Step(
            String say,
            @Nullable Integer times,
            Outcome outcome,
            @Nullable String reason,
            List<String> cites,
            List<String> contains,
            List<String> lacks) {

        Step {
            if (say == null || outcome == null) {
                throw new IllegalArgumentException("a step needs say and outcome");
            }
            say = times == null ? say : say.repeat(times);
            cites = cites == null ? List.of() : List.copyOf(cites);
            contains = contains == null ? List.of() : List.copyOf(contains);
            lacks = lacks == null ? List.of() : List.copyOf(lacks);
        }
    }

    enum Outcome {
        /// The assistant answers and keeps the conversation.
        @JsonProperty("answered")
        ANSWERED,
        @JsonProperty("handed_over")
        HANDED_OVER,
        /// One of both; which depends on the model.
        @JsonProperty("helped")
        HELPED,
        /// A person has to answer, and the assistant keeps quiet.
        @JsonProperty("waits")
        WAITS,
        /// The message is not taken, and the customer is told why.
        @JsonProperty("refused")
        REFUSED
    }

    /// Reads a file of dialogues, one JSON object a line, or the one in a folder.
    ///
    /// @throws CommandFailure that names the line that is no dialogue
    static List<Dialogue> read(Path path) {
        Path file = Files.isDirectory(path) ? path.resolve(FILE) : path;
        return JsonRows.read(file, Dialogue.class);
    }
}
