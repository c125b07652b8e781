package io.nightdesk.knowledge.fetch;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// What an address gave. Not to be changed.
public final class Fetched {

    private final URI address;
    private final String mediaType;
    private final @Nullable String charset;
    private final byte[] content;

    Fetched(URI address, String mediaType, @Nullable String charset, byte[] content) {
        this.address = address;
        this.mediaType = mediaType;
        this.charset = charset;
        this.content = content;
    }

    /// Where it was in the end, after redirects.
    public URI address() {
        return address;
    }

    /// In small letters, such as `text/html`; empty if the server named none.
    public String mediaType() {
        return mediaType;
    }

    /// As the server named it; null if it did not.
    public @Nullable String charset() {
        return charset;
    }

    public byte[] content() {
        return content;
    }
}
