package io.nightdesk;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.DriverDataSource;
import io.nightdesk.limits.Pressure;
import java.time.Duration;
import javax.sql.DataSource;
import org.eclipse.jetty.ee11.webapp.AbstractConfiguration;
import org.eclipse.jetty.ee11.webapp.WebAppContext;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/// The web server and the database pool, where Spring Boot's own settings do not reach.
@Configuration(proxyBeanMethods = false)
class ServerConfiguration {

    /// Connections that wait to be accepted. With the JVM's 50, thousands that come back at once
    /// are dropped and try again after 1, 3, 7 and more seconds. The system may allow fewer.
    private static final int BACKLOG = 4_096;

    @Bean
    WebServerFactoryCustomizer<JettyServletWebServerFactory> socketsWithoutCompression() {
        return factory -> factory.addConfigurations(new WithoutDeflate());
    }

    /// So that a successor may open the same port (io.nightdesk.node.FrontDoor). Whether it was
    /// free at the start is asked before: nobody gets here by accident.
    @Bean
    WebServerFactoryCustomizer<JettyServletWebServerFactory> sharedPort() {
        return factory ->
                factory.addServerCustomizers(
                        server -> {
                            for (Connector connector : server.getConnectors()) {
                                if (connector instanceof ServerConnector port) {
                                    port.setReusePort(true);
                                    port.setAcceptQueueSize(BACKLOG);
                                }
                            }
                        });
    }

    @Bean
    Pressure pressure(DataSource database) {
        return database instanceof FairDataSource fair ? fair::waited : () -> Duration.ZERO;
    }

    @Bean
    static BeanPostProcessor pool() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof HikariDataSource pool) {
                    pool.setDataSource(patient(pool));
                    return fair(pool);
                }
                return bean;
            }
        };
    }

    /// What the pool opens its connections with, as it would by itself.
    private static DataSource patient(HikariDataSource pool) {
        DataSource driver =
                new DriverDataSource(
                        pool.getJdbcUrl(),
                        pool.getDriverClassName(),
                        pool.getDataSourceProperties(),
                        pool.getUsername(),
                        pool.getPassword());
        return new PatientDataSource(driver, () -> !pool.isClosed());
    }

    private static DataSource fair(HikariDataSource pool) {
        return new FairDataSource(
                pool, pool.getMaximumPoolSize(), Duration.ofMillis(pool.getConnectionTimeout()));
    }

    @Bean(DatabaseHealth.BEAN)
    DatabaseHealth databaseHealth(DataSource database) {
        return new DatabaseHealth(database);
    }

    @Bean
    SQLExceptionTranslator storeRefusals() {
        return new StoreRefusals();
    }

    @Bean
    JdbcTransactionManager transactionManager(DataSource database) {
        return new CertainCommits(database);
    }

    /// For frames of some hundred bytes compression doubles the CPU time and costs about 140 KB of
    /// memory for each socket. Jetty accepts it from every browser that offers it, and only taking
    /// it off the list of extensions stops that.
    private static final class WithoutDeflate extends AbstractConfiguration {

        WithoutDeflate() {
            super(new Builder());
        }

        @Override
        public void configure(WebAppContext context) throws Exception {
            WebSocketServerComponents.ensureWebSocketComponents(context.getServer(), context)
                    .getExtensionRegistry()
                    .unregister("permessage-deflate");
        }
    }
}
