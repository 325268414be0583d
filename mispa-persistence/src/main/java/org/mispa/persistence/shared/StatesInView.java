package org.mispa.persistence.shared;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;

/// Lets whatever reads the database read the state in view, and from a replica where one is given and may be read.
@Configuration(proxyBeanMethods = false)
class StatesInView {
    @Bean
    static BeanPostProcessor databaseOfTheState(Environment settings) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource database && name.equals("dataSource")
                        ? read(database, settings)
                        : bean;
            }
        };
    }

    private static DataSource read(DataSource database, Environment settings) {
        var replica = settings.getProperty("mispa.reads.url", "");
        return replica.isBlank() || !(database instanceof HikariDataSource primary)
                ? new DatabaseOfTheState(database)
                : decidedLate(new DatabaseOfTheState(DatabaseWithReplica.of(
                        primary,
                        replica,
                        settings.getProperty("mispa.reads.username"),
                        settings.getProperty("mispa.reads.password"))));
    }

    /// A connection is taken with the first statement. What it is like by default need not be asked at the start.
    static DataSource decidedLate(DataSource database) {
        var late = new LazyConnectionDataSourceProxy();
        late.setTargetDataSource(database);
        late.setDefaultAutoCommit(true);
        late.setDefaultTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        return late;
    }
}
