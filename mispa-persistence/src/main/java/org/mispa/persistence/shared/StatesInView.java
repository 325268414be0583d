package org.mispa.persistence.shared;

import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Lets whatever reads the database read the state in view.
@Configuration(proxyBeanMethods = false)
class StatesInView {
    @Bean
    static BeanPostProcessor databaseOfTheState() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource database && name.equals("dataSource")
                        ? new DatabaseOfTheState(database)
                        : bean;
            }
        };
    }
}
