package io.nightdesk.testing;

/// Where the tests' Redis is, in Lettuce's form.
public record RedisUrl(String value) {}
