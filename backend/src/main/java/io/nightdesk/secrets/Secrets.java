package io.nightdesk.secrets;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import io.nightdesk.kernel.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Seals values with AES-256-GCM under a key that is not in the database, bound to the place where
/// they are kept: what is copied to another row opens no more. Safe from any thread.
public final class Secrets {

    private static final int KEY_BYTES = 32;

    private final @Nullable Aead aead;

    private Secrets(@Nullable Aead aead) {
        this.aead = aead;
    }

    /// @param keys Base64, parted by commas; the first seals, all of them open; blank for none
    /// @throws IllegalArgumentException when one is no key
    public static Secrets with(String keys) {
        List<byte[]> given =
                Arrays.stream(keys.split(",", -1))
                        .map(String::strip)
                        .filter(key -> !key.isEmpty())
                        .map(Secrets::key)
                        .toList();
        return new Secrets(given.isEmpty() ? null : aead(given));
    }

    /// Whether anything can be sealed.
    public boolean available() {
        return aead != null;
    }

    /// @param place the same when it is opened: table, column and row
    /// @return Base64
    /// @throws IllegalStateException without a key
    public String seal(String value, String place) {
        if (aead == null) {
            throw new IllegalStateException("There is no key to seal with");
        }
        try {
            byte[] sealed = aead.encrypt(bytes(value), bytes(place));
            return Base64.getEncoder().encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A value could not be sealed", e);
        }
    }

    /// Empty if it was sealed with another key or for another place, or was changed.
    public Optional<String> open(String sealed, String place) {
        if (aead == null) {
            return Optional.empty();
        }
        try {
            byte[] opened = aead.decrypt(Base64.getDecoder().decode(sealed), bytes(place));
            return Optional.of(new String(opened, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] key(String base64) {
        try {
            byte[] key = Base64.getDecoder().decode(base64);
            if (key.length == KEY_BYTES) {
                return key;
            }
        } catch (IllegalArgumentException notBase64) {
            // Not repeated: it may be part of a key.
        }
        throw new IllegalArgumentException(
                "NIGHTDESK_SECRETS_KEY is not 32 bytes in Base64; make one with:"
                        + " openssl rand -base64 32");
    }

    @AccessesPartialKey
    private static Aead aead(List<byte[]> keys) {
        try {
            AeadConfig.register();
            KeysetHandle.Builder keyset = KeysetHandle.newBuilder();
            for (byte[] key : keys) {
                KeysetHandle.Builder.Entry entry = KeysetHandle.importKey(aesGcm(key));
                keyset.addEntry(key == keys.getFirst() ? entry.makePrimary() : entry);
            }
            return keyset.build().getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("NIGHTDESK_SECRETS_KEY names a key twice", e);
        }
    }

    /// What it seals names the key by its number, which is made from the key itself.
    @AccessesPartialKey
    private static AesGcmKey aesGcm(byte[] key) throws GeneralSecurityException {
        return AesGcmKey.builder()
                .setParameters(
                        AesGcmParameters.builder()
                                .setKeySizeBytes(KEY_BYTES)
                                .setIvSizeBytes(12)
                                .setTagSizeBytes(16)
                                .setVariant(AesGcmParameters.Variant.TINK)
                                .build())
                .setKeyBytes(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()))
                .setIdRequirement(ByteBuffer.wrap(Sha256.of(key)).getInt())
                .build();
    }
}
