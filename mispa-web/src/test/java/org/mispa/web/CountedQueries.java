package org.mispa.web;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
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
    private static final String DATA_VERSION = "from public.publication";
    private static final ThreadLocal<@Nullable List<String>> PREPARED = new ThreadLocal<>();

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
                    : (Connection) Proxy.newProxyInstance(
                            Connection.class.getClassLoader(),
                            new Class<?>[] {Connection.class},
                            (proxy, method, arguments) -> {
                                if (method.getName().equals("prepareStatement")) {
                                    prepared.add(arguments[0].toString());
                                }
                                try {
                                    return method.invoke(connection, arguments);
                                } catch (InvocationTargetException failed) {
                                    throw failed.getCause();
                                }
                            });
        }
    }
}
