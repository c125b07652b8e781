package io.nightdesk.prompt;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How prompt files and the database meet.
///
/// @param sync what a changed file does to a prompt nobody edited in the console: `auto` releases
///     it at the start, which suits one machine with its repository; `label` only stores it as a
///     version, for somebody to look at and publish
/// @param location where the files lie
@ConfigurationProperties("nightdesk.prompts")
record PromptProperties(
        @DefaultValue("auto") Sync sync, @DefaultValue("classpath:prompts/") String location) {

    enum Sync {
        AUTO,
        LABEL
    }
}
