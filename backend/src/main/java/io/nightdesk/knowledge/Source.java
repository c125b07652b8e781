package io.nightdesk.knowledge;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where articles come from that nobody writes here.
///
/// @param name what people call it
/// @param location the name of the uploaded file, an address, or a folder of the server's
/// @param locale of articles that name none; BCP 47
/// @param internal everything in it is for staff only
/// @param depth how many links away from a web address pages are read; 0 for that page alone
/// @param everyMinutes null when it is read again only if somebody asks
/// @param revision rises with every edit; an edit names the one it rests on
/// @param articles how many articles came from it
/// @param problems how many of its documents gave no article or need a look
/// @param freshAt when everything in it was last read; null if never
/// @param run the last one asked for
public record Source(
        UUID id,
        Kind kind,
        String name,
        String location,
        String locale,
        boolean internal,
        int depth,
        @Nullable Integer everyMinutes,
        long revision,
        int articles,
        int problems,
        @Nullable Instant freshAt,
        SourceRun run) {

    /// What a source is.
    public enum Kind {
        @JsonProperty("upload")
        UPLOAD,
        @JsonProperty("web")
        WEB,
        @JsonProperty("folder")
        FOLDER;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String wireName) {
            return valueOf(wireName.toUpperCase(Locale.ROOT));
        }
    }

    @Nullable Duration every() {
        return everyMinutes == null ? null : Duration.ofMinutes(everyMinutes);
    }

    SourceInput inputWith(String fileName) {
        return new SourceInput(kind, name, fileName, locale, internal, depth, everyMinutes);
    }

    SourceInput inputWith(String otherName, @Nullable Integer minutes) {
        return new SourceInput(kind, otherName, location, locale, internal, depth, minutes);
    }
}
