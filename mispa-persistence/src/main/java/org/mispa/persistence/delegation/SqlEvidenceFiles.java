package org.mispa.persistence.delegation;

import static org.mispa.persistence.shared.Columns.constant;
import static org.mispa.persistence.shared.Columns.text;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mispa.domain.delegation.Evidence;
import org.mispa.domain.delegation.EvidenceFiles;
import org.mispa.domain.shared.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlEvidenceFiles implements EvidenceFiles {
    private final JdbcClient jdbc;

    SqlEvidenceFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public long add(long observation, String name, Evidence.Type type, byte[] content, Actor by, Instant at) {
        return jdbc.sql("""
                        insert into observation_file (observation, name, type, size, content, at, by_name, by_account)
                        values (:observation, :name, :type, :size, :content, :at, :byName, :byAccount) returning id
                        """)
                .param("observation", observation)
                .param("name", name)
                .param("type", type.name())
                .param("size", content.length)
                .param("content", content)
                .param("at", Timestamp.from(at))
                .param("byName", by.name())
                .param("byAccount", by.account())
                .query(Long.class)
                .single();
    }

    @Override
    public List<Evidence> of(long observation) {
        return jdbc.sql("""
                        select id, observation, name, type, size, at, by_name, by_account
                        from observation_file where observation = :observation order by id
                        """)
                .param("observation", observation)
                .query((row, n) -> new Evidence(
                        row.getLong("id"),
                        row.getLong("observation"),
                        text(row, "name"),
                        constant(row, "type", Evidence.Type.class),
                        row.getLong("size"),
                        row.getTimestamp("at").toInstant(),
                        new Actor(text(row, "by_name"), row.getObject("by_account", UUID.class))))
                .list();
    }

    @Override
    public Optional<byte[]> content(long observation, long file) {
        return jdbc.sql("select content from observation_file where observation = :observation and id = :file")
                .param("observation", observation)
                .param("file", file)
                .query((row, n) -> row.getBytes("content"))
                .optional();
    }

    @Override
    public void remove(long observation, long file) {
        jdbc.sql("delete from observation_file where observation = :observation and id = :file")
                .param("observation", observation)
                .param("file", file)
                .update();
    }
}
