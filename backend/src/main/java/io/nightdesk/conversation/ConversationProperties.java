package io.nightdesk.conversation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param idle how long a conversation of the assistant's stays open after its last message
/// @param perAddress new conversations from one network address in 12 hours; 0 for any number
@ConfigurationProperties("nightdesk.conversation")
record ConversationProperties(
        @DefaultValue("24h") Duration idle, @DefaultValue("30") int perAddress) {}
