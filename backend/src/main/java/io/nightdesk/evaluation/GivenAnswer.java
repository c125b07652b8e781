package io.nightdesk.evaluation;

import io.nightdesk.conversation.Event;
import io.nightdesk.llm.CompletionRequest.Said;
import io.nightdesk.llm.CompletionRequest.Speaker;
import io.nightdesk.llm.SuppliedPassage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// An answer with what one has to know to judge it: not what somebody expected of it.
///
/// @param conversation up to the answer, which is the last
/// @param cited the passages that the answer names, as they are shown with it
record GivenAnswer(List<Said> conversation, List<SuppliedPassage> cited) {

    GivenAnswer {
        conversation = List.copyOf(conversation);
        cited = List.copyOf(cited);
    }

    /// @param before what was said before it
    static GivenAnswer of(List<Said> before, Event.Message answer) {
        List<Said> conversation = new ArrayList<>(before);
        conversation.add(new Said(Speaker.ASSISTANT, answer.text()));
        return new GivenAnswer(
                conversation,
                answer.citations().stream()
                        .map(
                                it ->
                                        new SuppliedPassage(
                                                it.title(), it.url(), it.updated(), it.quote()))
                        .toList());
    }

    /// One message a line, so that nobody but the platform says who spoke.
    String told() {
        return conversation.stream()
                .filter(said -> !said.text().isBlank())
                .map(
                        said ->
                                "%s: %s"
                                        .formatted(
                                                said.by().name().toLowerCase(Locale.ROOT),
                                                said.text().strip().replaceAll("\\s+", " ")))
                .collect(Collectors.joining("\n"));
    }
}
