package org.mispa.persistence.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mispa.persistence.database.DatabaseForTests;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Two nodes that start at once on an empty database both come up, and every shipped record is there once.
class SeveralNodesStartTest {
    private static final int NODES = 2;

    @Test
    void oneMigratesAndOneLoadsTheShippedRecords() throws Exception {
        var settings = DatabaseForTests.newDatabase().entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        var together = new CyclicBarrier(NODES);
        try (var threads = Executors.newFixedThreadPool(NODES)) {
            var starts = IntStream.range(0, NODES)
                    .mapToObj(node -> CompletableFuture.supplyAsync(() -> start(settings, together), threads))
                    .toList();
            CompletableFuture.allOf(starts.toArray(CompletableFuture[]::new)).join();
            var nodes = starts.stream().map(CompletableFuture::join).toList();
            try {
                var jdbc = nodes.getFirst().getBean(JdbcClient.class);
                assertThat(jdbc.sql("select count(*) from change")
                                .query(Long.class)
                                .single())
                        .isPositive();
                assertThat(jdbc.sql("""
                                        select record_kind || ' ' || record_key from change
                                        group by record_kind, record_key having count(*) > 1
                                        """).query(String.class).list()).isEmpty();
            } finally {
                nodes.forEach(ConfigurableApplicationContext::close);
            }
        }
    }

    private static ConfigurableApplicationContext start(String[] settings, CyclicBarrier together) {
        return new SpringApplicationBuilder(DatabaseForTests.Records.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .listeners((ApplicationListener<ApplicationPreparedEvent>) ready -> {
                    try {
                        together.await();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })
                .run(settings);
    }
}
