package io.nightdesk.prompt.web;

import io.nightdesk.identity.StaffUser;
import io.nightdesk.prompt.PromptEditing;
import io.nightdesk.prompt.PromptLibrary;
import io.nightdesk.prompt.PromptRelease;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Releases of prompts: what was live when, and going back.
@RestController
@RequestMapping("/api/v1/prompt-releases")
class ReleaseController {

    private final PromptLibrary library;
    private final PromptEditing editing;

    ReleaseController(PromptLibrary library, PromptEditing editing) {
        this.library = library;
        this.editing = editing;
    }

    record ReleaseList(List<PromptRelease> releases) {}

    @GetMapping
    ReleaseList all(@AuthenticationPrincipal StaffUser user) {
        return new ReleaseList(library.releases(user.agent()));
    }

    @PostMapping("/{number}/restore")
    ReleaseList restore(@AuthenticationPrincipal StaffUser user, @PathVariable long number) {
        if (!editing.restore(user.agent(), number)) {
            throw PromptRefusal.notFound();
        }
        return all(user);
    }
}
