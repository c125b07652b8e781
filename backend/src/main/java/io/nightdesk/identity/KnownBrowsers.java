package io.nightdesk.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Tells browsers that somebody has signed in with before by a mark: a random id and its HMAC. The
/// key is the account's password hash, so a mark holds for one account until its password changes,
/// and nothing is stored. It opens nothing: it only spares a browser what strangers do to the
/// account's limit (ADR 0038).
@Component
public class KnownBrowsers {

    private static final String ALGORITHM = "HmacSHA256";

    private final StaffStore store;

    KnownBrowsers(StaffStore store) {
        this.store = store;
    }

    /// A mark for a browser in which this person has just signed in.
    public String mark(StaffUser user) {
        String id = Tokens.create();
        return id + "." + signature(id, hash(user.email()).orElseThrow());
    }

    /// The id of a browser that has signed in to this account before; empty for all others.
    ///
    /// @param account as [Email#normal] makes it
    Optional<String> recognise(@Nullable String mark, String account) {
        int dot = mark == null ? -1 : mark.indexOf('.');
        if (mark == null || dot < 0) {
            return Optional.empty();
        }
        String id = mark.substring(0, dot);
        byte[] signature = bytes(mark.substring(dot + 1));
        return hash(account)
                .filter(hash -> MessageDigest.isEqual(bytes(signature(id, hash)), signature))
                .map(_ -> id);
    }

    private Optional<String> hash(String account) {
        return account.indexOf('\0') >= 0
                ? Optional.empty()
                : store.byEmail(account).flatMap(it -> Optional.ofNullable(it.getPassword()));
    }

    private static String signature(String id, String hash) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(bytes(hash), ALGORITHM));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(bytes(id)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
