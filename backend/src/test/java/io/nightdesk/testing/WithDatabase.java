package io.nightdesk.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// A test of a store: takes `DataSource`, `JdbcClient` or [Database] as parameters, without any
/// Spring context. The database is the test class's own, and migrated.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(LocalServices.class)
public @interface WithDatabase {}
