package io.nightdesk.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// Stands between a node and its database: changes statements of the product, as a programmer might
/// who does not know why they are as they are, or lets them wait like a process that is stopped.
public final class MutatedSql
        implements BeanPostProcessor,
                ApplicationContextInitializer<ConfigurableApplicationContext> {

    private final Map<String, String> replacements = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
    private final Set<String> forgotten = ConcurrentHashMap.newKeySet();
    private final AtomicInteger changed = new AtomicInteger();

    /// From now on, statements with this text in them have the other text there.
    public void replace(String text, String other) {
        replacements.put(text, other);
    }

    /// How many statements were changed so far: a mutant that changed none is none.
    public int changed() {
        return changed.get();
    }

    /// From now on, what statements with this text in them wrote is gone with the connection, as
    /// with a process that says that it has committed and dies before it does.
    public void forget(String text) {
        forgotten.add(text);
    }

    /// From now on, statements with this text in them wait for [#release].
    public void hold(String text) {
        held.put(text, new CountDownLatch(1));
    }

    public void release(String text) {
        CountDownLatch latch = held.remove(text);
        if (latch != null) {
            latch.countDown();
        }
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getBeanFactory().addBeanPostProcessor(this);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? new Mutated(source) : bean;
    }

    private String passed(String sql) throws InterruptedException {
        for (Map.Entry<String, CountDownLatch> entry : held.entrySet()) {
            if (sql.contains(entry.getKey())) {
                entry.getValue().await();
            }
        }
        String result = sql;
        for (Map.Entry<String, String> entry : replacements.entrySet()) {
            result = result.replace(entry.getKey(), entry.getValue());
        }
        if (!result.equals(sql)) {
            changed.incrementAndGet();
        }
        return result;
    }

    private final class Mutated extends DelegatingDataSource {

        private Mutated(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            return (Connection)
                    Proxy.newProxyInstance(
                            Connection.class.getClassLoader(),
                            new Class<?>[] {Connection.class},
                            (_, method, arguments) -> call(connection, method, arguments));
        }
    }

    private @Nullable Object call(
            Connection connection, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (method.getName().equals("prepareStatement")
                && arguments != null
                && arguments[0] instanceof String sql) {
            if (forgotten.stream().anyMatch(sql::contains)) {
                changed.incrementAndGet();
                // The pool undoes on return what was not committed.
                connection.setAutoCommit(false);
            }
            arguments[0] = passed(sql);
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
