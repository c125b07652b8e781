package io.nightdesk.identity;

import java.security.SecureRandom;
import java.util.Base64;

/// Opaque bearer secrets: 256 random bits, of which the server keeps the SHA-256 only. A plain
/// hash is enough, since nobody can guess 256 bits; slow hashes are for passwords.
final class Tokens {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Tokens() {}

    /// A new secret, 43 characters that need no escaping in a URL.
    static String create() {
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }
}
