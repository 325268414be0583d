package org.mispa.web.system;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Ends the log of the start with the address to open.
@Component
class ReadyLine {
    private static final Logger log = LoggerFactory.getLogger("org.mispa.MispaApplication");

    private final Environment environment;

    ReadyLine(Environment environment) {
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.LOWEST_PRECEDENCE)
    void say() {
        var port = environment.getProperty("local.server.port");
        if (port != null) {
            log.info(
                    "MISPA Portal is ready: http://localhost:{}{}/",
                    port,
                    environment.getProperty("server.servlet.context-path", ""));
        }
    }
}
