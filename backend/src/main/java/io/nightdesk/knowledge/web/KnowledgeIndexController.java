package io.nightdesk.knowledge.web;

import io.nightdesk.identity.Permission;
import io.nightdesk.identity.StaffUser;
import io.nightdesk.kernel.Problem;
import io.nightdesk.knowledge.Articles;
import io.nightdesk.knowledge.IndexVersion;
import io.nightdesk.knowledge.Knowledge;
import io.nightdesk.knowledge.PastPublications;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What is searched at the moment, how it is filed, and the way back to what was searched before.
@RestController
@RequestMapping("/api/v1/knowledge")
class KnowledgeIndexController {

    private final Knowledge knowledge;
    private final PastPublications past;
    private final Articles articles;

    KnowledgeIndexController(Knowledge knowledge, PastPublications past, Articles articles) {
        this.knowledge = knowledge;
        this.past = past;
        this.articles = articles;
    }

    /// @param index null until this node has made its first
    record State(@Nullable IndexVersion index, List<PastPublications.Change> changes) {}

    record Sections(List<String> sections) {}

    /// @param before the `at` of a change
    record GoBack(@Nullable Instant before) {}

    @GetMapping
    State state(@AuthenticationPrincipal StaffUser user) {
        user.require(Permission.ARTICLE_VIEW);
        return new State(knowledge.version().orElse(null), past.changes());
    }

    /// What a rule or a setting can name as a topic.
    @GetMapping("/sections")
    Sections sections(@AuthenticationPrincipal StaffUser user) {
        user.require(Permission.ARTICLE_VIEW);
        return new Sections(articles.sections());
    }

    @PostMapping("/rollback")
    PastPublications.Restored rollback(
            @AuthenticationPrincipal StaffUser user, @RequestBody GoBack body) {
        user.require(Permission.KNOWLEDGE_ROLLBACK);
        if (body.before() == null) {
            throw Problem.ofFields(
                    List.of(new Problem.Field("before", "Send the time of the change to undo")));
        }
        try {
            return past.goBack(body.before(), user.agent().name());
        } catch (IllegalArgumentException e) {
            throw Problem.of(
                    HttpStatus.UNPROCESSABLE_CONTENT, "TOO_OLD", "Only the last 30 days are kept.");
        }
    }
}
