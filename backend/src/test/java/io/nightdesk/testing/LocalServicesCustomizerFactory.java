package io.nightdesk.testing;

import java.util.List;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/// Points each application context of a test at the tests' Redis and at a database of its own.
final class LocalServicesCustomizerFactory implements ContextCustomizerFactory {

    private static final String SECRETS_KEY = "dGhpcnR5LXR3byBieXRlcyB0aGF0IGFyZSBhIGtleS4=";

    @Override
    public ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        return new FreshDatabase();
    }

    /// Equal to every other one: contexts are told apart by what else they are configured with.
    private record FreshDatabase() implements ContextCustomizer {

        @Override
        public void customizeContext(
                ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
            Database database = Database.fresh();
            Map<String, Object> properties =
                    Map.of(
                            "spring.datasource.url", database.url(),
                            "spring.datasource.username", database.user(),
                            "spring.datasource.password", database.password(),
                            "nightdesk.redis.url", Servers.redisUrl(),
                            "nightdesk.secrets.key", SECRETS_KEY);
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("local services", properties));
        }
    }
}
