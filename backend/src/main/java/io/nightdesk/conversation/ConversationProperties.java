package io.nightdesk.conversation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param idle how long a conversation of the assistant's stays open after its last message
@ConfigurationProperties("nightdesk.conversation")
record ConversationProperties(@DefaultValue("24h") Duration idle) {}
