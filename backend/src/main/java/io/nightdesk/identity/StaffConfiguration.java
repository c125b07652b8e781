package io.nightdesk.identity;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/// How staff prove who they are. That these beans exist also keeps Spring Boot from inventing a
/// default account with a password in the log.
@Configuration(proxyBeanMethods = false)
class StaffConfiguration {

    /// A quarter of a second on a 2020s core: unnoticed by a person, ruinous for a guesser.
    private static final int BCRYPT_STRENGTH = 12;

    /// bcrypt and not Argon2id, which Spring Security has only together with Bouncy Castle: 8 MB of
    /// cryptography to ship and to keep patched for one function. The `{bcrypt}` in front of each
    /// hash leaves the way open; old hashes stay readable when the first choice changes.
    @Bean
    PasswordEncoder passwordEncoder() {
        PasswordEncoder bcrypt = new BCryptPasswordEncoder(BCRYPT_STRENGTH);
        return new FewAtOnce(
                new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", bcrypt)),
                FewAtOnce.most());
    }

    @Bean
    UserDetailsService staffUsers(StaffStore store) {
        return email ->
                store.byEmail(Email.normal(email))
                        .orElseThrow(() -> new UsernameNotFoundException("no such account"));
    }

    /// This provider hashes the given password also when the account is unknown, so that the time
    /// of the answer tells nothing.
    @Bean
    AuthenticationManager authenticationManager(UserDetailsService users, PasswordEncoder encoder) {
        var provider = new DaoAuthenticationProvider(users);
        provider.setPasswordEncoder(encoder);
        return new ProviderManager(provider);
    }
}
