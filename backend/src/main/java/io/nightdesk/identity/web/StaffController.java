package io.nightdesk.identity.web;

import io.nightdesk.identity.Accounts;
import io.nightdesk.identity.Invitation;
import io.nightdesk.identity.Invitations;
import io.nightdesk.identity.Role;
import io.nightdesk.identity.Staff;
import io.nightdesk.identity.StaffMember;
import io.nightdesk.identity.StaffUser;
import io.nightdesk.kernel.Problem;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// Who works here, and who is asked to.
@RestController
@RequestMapping("/api/v1/staff")
class StaffController {

    private final Staff staff;
    private final Accounts accounts;
    private final Invitations invitations;

    StaffController(Staff staff, Accounts accounts, Invitations invitations) {
        this.staff = staff;
        this.accounts = accounts;
        this.invitations = invitations;
    }

    record Team(List<StaffMember> staff, List<Invitation> invitations) {}

    record NewInvitation(@Nullable Role role) {}

    /// @param url absolute, shown this once
    record Invited(UUID id, URI url, Instant expiresAt) {}

    @GetMapping
    Team team(@AuthenticationPrincipal StaffUser user) {
        return new Team(staff.all(user.agent()), invitations.open(user.agent()));
    }

    @PutMapping("/{id}/disabled")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void disable(@AuthenticationPrincipal StaffUser user, @PathVariable UUID id) {
        if (!accounts.disable(user.agent(), id)) {
            throw noColleague();
        }
    }

    @DeleteMapping("/{id}/disabled")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void enable(@AuthenticationPrincipal StaffUser user, @PathVariable UUID id) {
        if (!accounts.enable(user.agent(), id)) {
            throw noColleague();
        }
    }

    private static Problem noColleague() {
        return Problem.of(
                HttpStatus.NOT_FOUND, "NOT_FOUND", "There is no such colleague of yours.");
    }

    @PostMapping("/invitations")
    @ResponseStatus(HttpStatus.CREATED)
    Invited invite(@AuthenticationPrincipal StaffUser user, @RequestBody NewInvitation invitation) {
        Role role = invitation.role() == null ? Role.AGENT : invitation.role();
        Invitations.Invited made = invitations.invite(user.agent(), role);
        URI url =
                ServletUriComponentsBuilder.fromCurrentContextPath()
                        .path(made.path())
                        .build()
                        .toUri();
        return new Invited(made.id(), url, made.expiresAt());
    }

    @DeleteMapping("/invitations/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@AuthenticationPrincipal StaffUser user, @PathVariable UUID id) {
        if (!invitations.revoke(user.agent(), id)) {
            throw Problem.of(
                    HttpStatus.NOT_FOUND,
                    "NOT_FOUND",
                    "There is no such open invitation; it may have been accepted.");
        }
    }
}
