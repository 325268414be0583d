package org.mispa.persistence.feed;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.account.AccountId;
import org.mispa.domain.feed.FeedSubject;
import org.mispa.domain.feed.ReadMarks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlReadMarks implements ReadMarks {
    private final JdbcClient jdbc;

    SqlReadMarks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static String word(@Nullable FeedSubject subject) {
        return subject == null ? "" : SubjectWord.of(subject);
    }

    @Override
    public Optional<ReadMark> of(AccountId account, @Nullable FeedSubject subject) {
        return jdbc.sql("""
                        select change, at from read_mark
                        where account = :account and subject in ('', :subject)
                        order by change desc limit 1
                        """)
                .param("account", account.value())
                .param("subject", word(subject))
                .query((row, n) -> new ReadMark(
                        row.getLong("change"),
                        Objects.requireNonNull(row.getTimestamp("at")).toInstant()))
                .optional();
    }

    @Override
    public void mark(AccountId account, @Nullable FeedSubject subject, long change, Instant at) {
        jdbc.sql("""
                        insert into read_mark (account, subject, change, at) values (:account, :subject, :change, :at)
                        on conflict (account, subject) do update set change = excluded.change, at = excluded.at
                        where excluded.change >= read_mark.change
                        """)
                .param("account", account.value())
                .param("subject", word(subject))
                .param("change", change)
                .param("at", Timestamp.from(at))
                .update();
    }
}
