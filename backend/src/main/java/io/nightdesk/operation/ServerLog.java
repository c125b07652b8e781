package io.nightdesk.operation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What PostgreSQL writes about itself.
record ServerLog(Path file) {

    private static final Pattern COMPLAINT = Pattern.compile("(?:FATAL|PANIC): +(.*)");

    /// What whoever connects too early is told.
    private static final String NOT_YET = "the database system is";

    long size() throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /// Why it has ended, if it says so after the first `offset` bytes.
    Optional<String> complaintAfter(long offset) throws IOException {
        if (size() <= offset) {
            return Optional.empty();
        }
        try (SeekableByteChannel channel = Files.newByteChannel(file);
                BufferedReader reader =
                        new BufferedReader(
                                new InputStreamReader(
                                        Channels.newInputStream(channel.position(offset)),
                                        UTF_8))) {
            return reader.lines()
                    .flatMap(line -> COMPLAINT.matcher(line).results())
                    .map(MatchResult::group)
                    .filter(complaint -> !complaint.contains(NOT_YET))
                    .reduce((_, last) -> last);
        }
    }
}
