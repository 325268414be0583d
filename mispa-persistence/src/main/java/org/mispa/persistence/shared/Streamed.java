package org.mispa.persistence.shared;

import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Reads the rows of one statement one after the other. PostgreSQL hands them out in portions, so that as many as there
/// may be need as little memory as few; it does so only within a transaction, which also shows all of them as they were
/// at one moment.
@Component
public class Streamed {
    private static final int PORTION = 500;

    private final NamedParameterJdbcTemplate jdbc;
    private final TransactionTemplate atOneMoment;

    Streamed(DataSource database, PlatformTransactionManager transactions) {
        var template = new JdbcTemplate(database);
        template.setFetchSize(PORTION);
        this.jdbc = new NamedParameterJdbcTemplate(template);
        this.atOneMoment = new TransactionTemplate(transactions);
        this.atOneMoment.setReadOnly(true);
        this.atOneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    public <T> void each(String sql, Map<String, ?> values, RowMapper<T> mapper, Consumer<? super T> to) {
        each(sql, values, row -> to.accept(mapper.mapRow(row, 0)));
    }

    public void each(String sql, Map<String, ?> values, RowCallbackHandler to) {
        atOneMoment(() -> jdbc.query(sql, values, to));
    }

    /// Several statements that all see the records as they were at one moment.
    public void atOneMoment(Runnable reading) {
        if (org.springframework.transaction.support.TransactionSynchronizationManager.isActualTransactionActive()) {
            reading.run();
        } else {
            atOneMoment.executeWithoutResult(status -> reading.run());
        }
    }
}
