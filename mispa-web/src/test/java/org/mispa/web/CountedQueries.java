package org.mispa.web;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// Tells which statements were prepared while a thread did something, without the question for the version of the data,
/// which is asked every two seconds only. To be imported by the test.
@TestConfiguration(proxyBeanMethods = false)
class CountedQueries {
    private static final String DATA_VERSION = "pg_current_snapshot()";
    private static final ThreadLocal<@Nullable List<String>> PREPARED = new ThreadLocal<>();
    private static final ThreadLocal<@Nullable List<Plan>> PLANS = new ThreadLocal<>();

    @Bean
    static BeanPostProcessor counting() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource source ? new Counted(source) : bean;
            }
        };
    }

    static List<String> of(Runnable act) {
        var prepared = new ArrayList<String>();
        PREPARED.set(prepared);
        try {
            act.run();
        } finally {
            PREPARED.remove();
        }
        return prepared.stream().filter(sql -> !sql.contains(DATA_VERSION)).toList();
    }

    /// What the database planned for the statements of a thread, with the values they had.
    ///
    /// @param lines as `explain` tells them
    record Plan(String sql, List<String> lines) {}

    static List<Plan> plans(Runnable act) {
        var plans = new ArrayList<Plan>();
        PLANS.set(plans);
        try {
            of(act);
        } finally {
            PLANS.remove();
        }
        return plans.stream().filter(plan -> !plan.sql().contains(DATA_VERSION)).toList();
    }

    /// Hands out connections that tell which statements are prepared, where the thread that asks for one wants to know.
    private static final class Counted extends DelegatingDataSource {
        Counted(DataSource target) {
            super(target);
        }

        @Override
        public Connection getConnection() throws SQLException {
            var connection = super.getConnection();
            var prepared = PREPARED.get();
            return prepared == null
                    ? connection
                    : proxy(Connection.class, (method, arguments) -> {
                        var result = method.invoke(connection, arguments);
                        if (!method.getName().equals("prepareStatement")) {
                            return result;
                        }
                        var sql = arguments[0].toString();
                        prepared.add(sql);
                        var plans = PLANS.get();
                        return plans == null || !sql.stripLeading().matches("(?is)(select|with)\\b.*")
                                ? result
                                : explained(connection, sql, (PreparedStatement) result, plans);
                    });
        }
    }

    /// The statement, which is explained with the same values before it is executed.
    private static PreparedStatement explained(
            Connection connection, String sql, PreparedStatement statement, List<Plan> plans) throws SQLException {
        var explain = connection.prepareStatement("explain " + sql);
        return proxy(PreparedStatement.class, (method, arguments) -> {
            if (method.getName().startsWith("set") && method.getParameterCount() > 1) {
                method.invoke(explain, arguments);
            } else if (method.getName().equals("executeQuery")) {
                try (var lines = explain.executeQuery()) {
                    var plan = new ArrayList<String>();
                    while (lines.next()) {
                        plan.add(lines.getString(1));
                    }
                    plans.add(new Plan(sql, plan));
                }
            } else if (method.getName().equals("close")) {
                explain.close();
            }
            return method.invoke(statement, arguments);
        });
    }

    private interface Handling {
        @Nullable
        Object call(Method method, @Nullable Object[] arguments) throws Exception;
    }

    private static <T> T proxy(Class<T> type, Handling handling) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return handling.call(method, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                }));
    }
}
