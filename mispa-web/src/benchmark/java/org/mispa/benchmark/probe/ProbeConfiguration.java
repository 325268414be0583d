package org.mispa.benchmark.probe;

import javax.sql.DataSource;
import org.mispa.domain.change.ApplyChange;
import org.mispa.domain.change.Records;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.support.TransactionTemplate;

/// Counts statements, and serves `/benchmark/…` from the portal's own Tomcat in a context apart, without any of the
/// portal's filters.
@AutoConfiguration
@ConditionalOnProperty("mispa.benchmark")
public class ProbeConfiguration {
    @Bean
    static BeanPostProcessor countingOfStatements() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource source ? new CountedStatements(source) : bean;
            }
        };
    }

    @Bean
    ApplicationListener<WebServerInitializedEvent> probe(
            ApplyChange door, Records records, TransactionTemplate transaction) {
        return started -> {
            if (started.getWebServer() instanceof TomcatWebServer server) {
                var tomcat = server.getTomcat();
                tomcat.addContext("/benchmark", null);
                tomcat.addServlet("/benchmark", "probe", new ProbeServlet(door, records, transaction))
                        .addMapping("/*");
            }
        };
    }
}
