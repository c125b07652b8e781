package io.nightdesk.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Why a conversation went from the assistant to people.
public enum HandoffReason {
    @JsonProperty("customer_request")
    CUSTOMER_REQUEST,
    @JsonProperty("missing_knowledge")
    MISSING_KNOWLEDGE,
    @JsonProperty("low_confidence")
    LOW_CONFIDENCE,
    @JsonProperty("policy")
    POLICY,
    @JsonProperty("frustration")
    FRUSTRATION,
    @JsonProperty("tool_failure")
    TOOL_FAILURE,
    @JsonProperty("provider_down")
    PROVIDER_DOWN
}
