package org.mispa.web.system;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.thymeleaf.ITemplateEngine;

/// How the embedded server answers what it refuses itself.
@Configuration(proxyBeanMethods = false)
class ServerConfiguration {
    /// Comes after Spring Boot's own page, and so is asked first.
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> refusedPage(
            ObjectProvider<ITemplateEngine> templates, @Value("${server.servlet.context-path:}") String context) {
        return factory -> factory.addContextCustomizers(tomcat ->
                tomcat.getParent().getPipeline().addValve(new RefusedPage(templates::getObject, context + "/")));
    }
}
