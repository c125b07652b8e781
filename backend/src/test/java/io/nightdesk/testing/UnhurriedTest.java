package io.nightdesk.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A [NightdeskTest] of many at once, or of locks that a test holds: whoever waits for a lock
/// or for a connection waits for a minute, so that a slow disk ends no wait that the test
/// needs. All such tests share one application, whose assistant takes no turns.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@NightdeskTest(
        properties = {
            "nightdesk.test=UnhurriedTest",
            "nightdesk.assistant.max-running=0",
            "spring.datasource.hikari.connection-timeout=60000",
            "spring.datasource.hikari.connection-init-sql=set lock_timeout = '60s'"
        })
public @interface UnhurriedTest {}
