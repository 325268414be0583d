package org.mispa.persistence.follow;

import static org.mispa.persistence.shared.Columns.constant;
import static org.mispa.persistence.shared.Columns.optional;
import static org.mispa.persistence.shared.Columns.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.mispa.domain.account.AccountId;
import org.mispa.domain.feed.FeedSubject;
import org.mispa.domain.follow.Follows;
import org.mispa.domain.follow.Frequency;
import org.mispa.domain.shared.Language;
import org.mispa.persistence.feed.SubjectWord;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlFollows implements Follows {
    private final JdbcClient jdbc;

    SqlFollows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static Follow follow(ResultSet row, int number) throws SQLException {
        return new Follow(
                SubjectWord.read(text(row, "subject")),
                constant(row, "frequency", Frequency.class),
                row.getLong("told"),
                moment(row, "told_at"));
    }

    static Instant moment(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getTimestamp(column), column).toInstant();
    }

    @Override
    public boolean isFollowed(AccountId account, FeedSubject subject) {
        return jdbc.sql("select exists (select from follow where account = :account and subject = :subject)")
                .param("account", account.value())
                .param("subject", SubjectWord.of(subject))
                .query(Boolean.class)
                .single();
    }

    @Override
    public List<Follow> of(AccountId account) {
        return jdbc.sql("select * from follow where account = :account order by made_at, subject")
                .param("account", account.value())
                .query(SqlFollows::follow)
                .list();
    }

    @Override
    public Optional<Follower> follower(AccountId account) {
        return jdbc.sql("""
                        select f.account, f.token, coalesce(a.language, 'EN') as language,
                            case when f.refused_mail = a.mail then a.mail end as refused_mail, f.refused_at, f.refused_answer
                        from follower f join account a on a.id = f.account where f.account = :account
                        """)
                .param("account", account.value())
                .query((row, n) -> new Follower(
                        new AccountId(row.getObject("account", UUID.class)),
                        constant(row, "language", Language.class),
                        text(row, "token"),
                        optional(row, "refused_mail") == null
                                ? null
                                : new Refusal(
                                        text(row, "refused_mail"),
                                        moment(row, "refused_at"),
                                        text(row, "refused_answer"))))
                .optional();
    }

    @Override
    public void follow(
            AccountId account, FeedSubject subject, Frequency frequency, Language language, long told, Instant at) {
        jdbc.sql("""
                        with spoken as (
                            update account set language = :language where id = :account and language is null),
                        known as (insert into follower (account) values (:account) on conflict (account) do nothing)
                        insert into follow (account, subject, frequency, made_at, told, told_at)
                        values (:account, :subject, :frequency, :at, :told, :begun)
                        on conflict (account, subject) do nothing
                        """)
                .param("account", account.value())
                .param("subject", SubjectWord.of(subject))
                .param("frequency", frequency.name())
                .param("language", language.name())
                .param("told", told)
                .param("at", Timestamp.from(at))
                .param("begun", Timestamp.from(frequency.begun(at)))
                .update();
    }

    @Override
    public Optional<Language> spoken(AccountId account) {
        return jdbc.sql("select language from account where id = :account and language is not null")
                .param("account", account.value())
                .query((row, n) -> constant(row, "language", Language.class))
                .optional();
    }

    @Override
    public void end(AccountId account, FeedSubject subject) {
        jdbc.sql("delete from follow where account = :account and subject = :subject")
                .param("account", account.value())
                .param("subject", SubjectWord.of(subject))
                .update();
    }

    @Override
    public void revise(AccountId account, FeedSubject subject, Frequency frequency, long told, Instant at) {
        jdbc.sql("""
                        update follow set frequency = :frequency,
                            told = case when frequency = 'NEVER' then :told else told end,
                            told_at = :begun
                        where account = :account and subject = :subject and frequency <> :frequency
                        """)
                .param("account", account.value())
                .param("subject", SubjectWord.of(subject))
                .param("frequency", frequency.name())
                .param("told", told)
                .param("begun", Timestamp.from(frequency.begun(at)))
                .update();
    }

    @Override
    public void speak(AccountId account, Language language) {
        jdbc.sql("update account set language = :language where id = :account")
                .param("account", account.value())
                .param("language", language.name())
                .update();
    }

    @Override
    public boolean isToken(String token) {
        return jdbc.sql("select exists (select from follower where token = :token)")
                .param("token", token)
                .query(Boolean.class)
                .single();
    }

    @Override
    public boolean stop(String token) {
        jdbc.sql("""
                        update follow f set frequency = 'NEVER' from follower r
                        where r.token = :token and f.account = r.account and f.frequency <> 'NEVER'
                        """).param("token", token).update();
        return isToken(token);
    }

    @Override
    public void resume(AccountId account, Instant at) {
        jdbc.sql("""
                        with waits as (
                            update digest set state = 'WAITING', settled_at = null, next_at = :at
                            where account = :account and state = 'REFUSED')
                        update follower set refused_mail = null, refused_at = null, refused_answer = null
                        where account = :account
                        """)
                .param("account", account.value())
                .param("at", Timestamp.from(at))
                .update();
    }
}
