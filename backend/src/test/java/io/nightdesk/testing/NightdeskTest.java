package io.nightdesk.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.ContextCustomizerFactories;

/// A test of the whole application on a free port, with PostgreSQL and Redis. Classes with the same
/// `properties` share one application and one database, which starts empty but for what the
/// application itself puts there (no demo content): make your own visitors and conversations,
/// and assert nothing about totals. Use `properties = "nightdesk.test=Name"` for an application and
/// a database of your own; it costs seconds.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextCustomizerFactories(LocalServicesCustomizerFactory.class)
public @interface NightdeskTest {

    /// Properties of the application under test, as `key=value`.
    @AliasFor(annotation = SpringBootTest.class, attribute = "properties")
    String[] properties() default {};
}
