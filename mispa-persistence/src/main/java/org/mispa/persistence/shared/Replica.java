package org.mispa.persistence.shared;

import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.PublicReading;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/// The streaming replica, where one is given (`mispa.reads.url`); without it there is only the primary, and nothing
/// here
/// does anything (docs/adr/0018).
@Component
public class Replica implements PublicReading, DisposableBean {
    private final @Nullable DatabaseWithReplica database;

    Replica(DataSource database) throws SQLException {
        this.database =
                database.isWrapperFor(DatabaseWithReplica.class) ? database.unwrap(DatabaseWithReplica.class) : null;
    }

    @Override
    public boolean hasCopy() {
        return database != null;
    }

    @Override
    public void begin() {
        if (database != null) {
            database.begin();
        }
    }

    @Override
    public boolean end() {
        return database != null && database.end();
    }

    @Override
    public void distrust() {
        if (database != null) {
            database.distrust();
        }
    }

    /// Reads, and writes, the primary, whatever the thread does besides.
    public <T> T onPrimary(Supplier<T> work) {
        return database == null ? work.get() : database.onPrimary(work);
    }

    /// What any thread reads from now on shows all that was committed until now. To be called after something was
    /// published, and after a version of the data was read from the primary and before it is told to anybody.
    public void mustReachNow() {
        if (database != null) {
            database.mustReachNow();
        }
    }

    @Override
    public void destroy() {
        if (database != null) {
            database.close();
        }
    }
}
