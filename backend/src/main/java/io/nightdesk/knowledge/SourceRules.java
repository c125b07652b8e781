package io.nightdesk.knowledge;

import io.nightdesk.knowledge.ArticleOutcome.Problem;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// What a source must be.
@Component
class SourceRules {

    private static final int LEAST_MINUTES = 15;
    private static final int MOST_MINUTES = 60 * 24 * 30;
    private static final int MOST_DEPTH = 5;
    private static final int MOST_NAME = 200;

    private final KnowledgeProperties properties;

    SourceRules(KnowledgeProperties properties) {
        this.properties = properties;
    }

    /// Folders that may be sources, with all below them.
    List<String> folders() {
        return properties.folders().stream().map(Path::toString).toList();
    }

    long maxUpload() {
        return properties.maxUpload().toBytes();
    }

    /// What is wrong with a source; empty if nothing is.
    List<Problem> problems(SourceInput input) {
        List<Problem> problems = new ArrayList<>();
        location(input).ifPresent(message -> problems.add(new Problem("location", message)));
        if (input.name().length() > MOST_NAME) {
            problems.add(new Problem("name", "Use at most %d characters".formatted(MOST_NAME)));
        }
        if (!ArticleRules.isLocale(input.locale())) {
            problems.add(new Problem("locale", "Use a language tag such as en, de or pt-BR"));
        }
        Integer every = input.everyMinutes();
        if (every != null && (every < LEAST_MINUTES || every > MOST_MINUTES)) {
            problems.add(
                    new Problem(
                            "everyMinutes",
                            "Use %d minutes to 30 days, or nothing".formatted(LEAST_MINUTES)));
        }
        if (input.depth() < 0 || input.depth() > MOST_DEPTH) {
            problems.add(new Problem("depth", "Use 0 to %d".formatted(MOST_DEPTH)));
        }
        return problems;
    }

    private Optional<String> location(SourceInput input) {
        return switch (input.kind()) {
            case UPLOAD -> upload(input.location());
            case FOLDER -> folder(input.location());
            case WEB -> address(input.location());
        };
    }

    private static Optional<String> upload(String name) {
        boolean known = ArticleFiles.knows(name) || ArticleFiles.ending(name).equals("zip");
        return known && !name.isBlank() && name.length() <= MOST_NAME
                ? Optional.empty()
                : Optional.of(
                        "Upload a %s file, or a .zip of such files".formatted(ArticleFiles.KINDS));
    }

    private Optional<String> folder(String location) {
        try {
            Path path = Path.of(location).toAbsolutePath().normalize();
            boolean allowed = properties.folders().stream().anyMatch(path::startsWith);
            return allowed
                    ? Optional.empty()
                    : Optional.of(
                            properties.folders().isEmpty()
                                    ? "The server allows no folders; nightdesk.knowledge.folders names them"
                                    : "Choose a folder in " + String.join(" or ", folders()));
        } catch (InvalidPathException e) {
            return Optional.of("This is no folder's name");
        }
    }

    private static Optional<String> address(String location) {
        try {
            URI uri = URI.create(location);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("https") || scheme.equals("http");
            if (web && uri.getHost() != null && uri.getUserInfo() == null) {
                return Optional.empty();
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        return Optional.of("Use an address such as https://www.example.com/help");
    }
}
