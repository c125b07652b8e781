package io.nightdesk.identity;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.userdetails.UserDetails;

/// The signed-in person, as Spring Security sees them. In a controller of the desk:
/// `@AuthenticationPrincipal StaffUser user`.
public final class StaffUser implements UserDetails {

    private final transient Principal.Agent agent;
    private final String email;
    private final transient @Nullable String passwordHash;

    StaffUser(Principal.Agent agent, String email, @Nullable String passwordHash) {
        this.agent = agent;
        this.email = email;
        this.passwordHash = passwordHash;
    }

    /// Who this is, for the modules' own API.
    public Principal.Agent agent() {
        return agent;
    }

    public String email() {
        return email;
    }

    /// Refuses what the role does not allow.
    ///
    /// @throws AccessDeniedException which the server answers with 403
    public void require(Permission permission) {
        if (!agent.may(permission)) {
            throw new AccessDeniedException("The role does not allow " + permission.authority());
        }
    }

    StaffUser withoutPassword() {
        return new StaffUser(agent, email, null);
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return AuthorityUtils.createAuthorityList(
                agent.role().permissions().stream().map(Permission::authority).toList());
    }

    /// Null once signed in: nobody needs the hash then.
    @Override
    public @Nullable String getPassword() {
        return passwordHash;
    }

    @Override
    public String getUsername() {
        return email;
    }

    @Override
    public String toString() {
        return "StaffUser[" + agent.id() + "]";
    }
}
