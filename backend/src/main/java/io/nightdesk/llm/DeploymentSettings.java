package io.nightdesk.llm;

import org.jspecify.annotations.Nullable;

/// One checked deployment: a model at an address.
///
/// @param id stays the same when the rest changes
/// @param name for people and for metrics
/// @param url without a slash at the end
/// @param key may be empty where the provider needs none
/// @param streams answers it may be giving at a time
/// @param price as an admin says, null for the one that is shipped
record DeploymentSettings(
        String id,
        String name,
        Provider provider,
        String url,
        Secret key,
        String model,
        int streams,
        @Nullable Price price) {}
