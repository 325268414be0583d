package org.mispa.benchmark.probe;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// Counts what is prepared on its connections, while that is wanted; otherwise it hands out connections as they are, so
/// that nothing is slower for being counted.
final class CountedStatements extends DelegatingDataSource {
    private static final AtomicLong PREPARED = new AtomicLong();
    private static final AtomicBoolean WANTED = new AtomicBoolean();

    CountedStatements(DataSource target) {
        super(target);
    }

    static void want(boolean wanted) {
        WANTED.set(wanted);
    }

    static long prepared() {
        return PREPARED.get();
    }

    @Override
    public Connection getConnection() throws SQLException {
        var connection = super.getConnection();
        if (!WANTED.get()) {
            return connection;
        }
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        PREPARED.incrementAndGet();
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }
}
