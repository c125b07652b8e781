package io.nightdesk.identity;

import io.nightdesk.site.Sites;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// How people get their account: by a link that works once. The first admin's link is printed by
/// the server at its start, all others come from [Invitations]. There is no default account.
@Component
public class Setup {

    private static final Duration LIFETIME = Duration.ofMinutes(30);

    private final StaffLinks links;
    private final StaffStore staff;
    private final Sites sites;
    private final Joining joining;

    Setup(StaffLinks links, StaffStore staff, Sites sites, Joining joining) {
        this.links = links;
        this.staff = staff;
        this.sites = sites;
        this.joining = joining;
    }

    /// What a link is good for.
    public sealed interface Look {

        /// It can be used.
        ///
        /// @param kind `setup` or `invitation`
        record Open(String kind, Role role, String siteName) implements Look {}

        record Expired() implements Look {}

        /// Somebody has an account by it, or the first admin came in by another link.
        record Used() implements Look {}

        /// Never made, or taken back.
        record Unknown() implements Look {}
    }

    /// The outcome of [#join].
    public sealed interface Outcome {

        record Joined(StaffUser user) implements Outcome {}

        /// The form needs another try; the link still works.
        record Rejected(List<FieldError> errors) implements Outcome {}

        /// The link does not work.
        ///
        /// @param look why; never `Open`
        record NotOpen(Look look) implements Outcome {}
    }

    /// What somebody chose for their account, as typed.
    public record Form(String name, String email, String password) {

        /// Keeps the password out of logs.
        @Override
        public String toString() {
            return "Form[]";
        }
    }

    /// The path of a new link for the first admin, good for 30 minutes; empty when there is an
    /// admin. Links of earlier starts and of other nodes stay good for their own time.
    public Optional<String> openLink() {
        if (staff.hasAdmin()) {
            return Optional.empty();
        }
        return Optional.of(links.make(sites.theSite().id(), Role.ADMIN, LIFETIME, null).path());
    }

    /// Looks at a link without using it.
    public Look look(String token) {
        return links.find(token).map(this::look).orElseGet(Look.Unknown::new);
    }

    /// Opens the account and uses the link up.
    public Outcome join(String token, Form form) {
        Look look = look(token);
        if (!(look instanceof Look.Open(_, _, String siteName))) {
            return new Outcome.NotOpen(look);
        }
        NewStaff someone = NewStaff.of(form);
        List<FieldError> errors = someone.errors(siteName);
        if (!errors.isEmpty()) {
            return new Outcome.Rejected(errors);
        }
        return joining.join(token, someone).orElseGet(() -> new Outcome.NotOpen(new Look.Used()));
    }

    private Look look(StaffLink link) {
        boolean superseded = link.kind() == StaffLink.Kind.SETUP && staff.hasAdmin();
        if (link.used() || superseded) {
            return new Look.Used();
        }
        if (links.isOver(link)) {
            return new Look.Expired();
        }
        return new Look.Open(link.kind().wireName(), link.role(), sites.theSite().name());
    }
}
