package io.nightdesk.review.web;

import io.nightdesk.confidence.Verdict;
import io.nightdesk.identity.Permission;
import io.nightdesk.identity.StaffUser;
import io.nightdesk.kernel.Problem;
import io.nightdesk.review.ReviewQueue;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The answers to be judged. Leads and admins judge; everybody at the desk may report an answer.
@RestController
@RequestMapping("/api/v1/reviews")
class ReviewController {

    private static final int MOST_REASON = 500;

    private final ReviewQueue queue;

    ReviewController(ReviewQueue queue) {
        this.queue = queue;
    }

    record Judged(@Nullable Verdict verdict) {}

    record Report(@Nullable String reason) {}

    @GetMapping
    ReviewQueue.Listing list(@AuthenticationPrincipal StaffUser user) {
        user.require(Permission.ANSWER_REVIEW);
        return queue.list(user.agent().site());
    }

    @PutMapping("/{turn}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void judge(
            @AuthenticationPrincipal StaffUser user,
            @PathVariable UUID turn,
            @RequestBody Judged body) {
        user.require(Permission.ANSWER_REVIEW);
        if (body.verdict() == null) {
            throw invalid("verdict", "Say right, partly or wrong");
        }
        if (!queue.judge(user.agent(), turn, body.verdict())) {
            throw Problem.of(
                    HttpStatus.NOT_FOUND,
                    "NOT_FOUND",
                    "This answer is not asked for, or not any more.");
        }
    }

    @DeleteMapping("/{turn}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void undo(@AuthenticationPrincipal StaffUser user, @PathVariable UUID turn) {
        user.require(Permission.ANSWER_REVIEW);
        if (!queue.undo(turn)) {
            throw Problem.of(HttpStatus.NOT_FOUND, "NOT_FOUND", "Nobody has judged this answer.");
        }
    }

    @PutMapping("/{turn}/report")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void report(
            @AuthenticationPrincipal StaffUser user,
            @PathVariable UUID turn,
            @RequestBody Report body) {
        user.require(Permission.DESK_WORK);
        String reason = body.reason() == null ? "" : body.reason().strip();
        if (reason.length() > MOST_REASON || reason.indexOf('\0') >= 0) {
            throw invalid("reason", "Use at most 500 characters");
        }
        if (!queue.report(user.agent(), turn, reason)) {
            throw Problem.of(HttpStatus.NOT_FOUND, "NOT_FOUND", "There is no such answer.");
        }
    }

    private static Problem invalid(String field, String message) {
        return Problem.ofFields(List.of(new Problem.Field(field, message)));
    }
}
