package org.mispa.persistence.follow;

import static org.mispa.persistence.shared.Columns.constant;
import static org.mispa.persistence.shared.Columns.list;
import static org.mispa.persistence.shared.Columns.optional;
import static org.mispa.persistence.shared.Columns.text;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.account.AccountId;
import org.mispa.domain.follow.Digest;
import org.mispa.domain.follow.Digest.Part;
import org.mispa.domain.follow.Digest.State;
import org.mispa.domain.follow.Digests;
import org.mispa.domain.follow.Follows.Follow;
import org.mispa.domain.follow.Frequency;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Page;
import org.mispa.persistence.feed.SubjectWord;
import org.mispa.persistence.shared.Conditions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlDigests implements Digests {
    /// The condition that a mail is to be tried now.
    private static final String DUE = """
            (d.state in ('WAITING', 'SENDING') and d.next_at <= :now
                or d.state = 'REFUSED' and d.mail <> (select a.mail from account a where a.id = d.account))
            """;

    private final JdbcClient jdbc;

    SqlDigests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public OptionalLong settled() {
        return jdbc.sql("select settled_change() as number")
                .query((row, n) -> {
                    var settled = row.getLong("number");
                    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(settled);
                })
                .single();
    }

    @Override
    public List<Turn> turns() {
        return jdbc.sql("""
                        select distinct f.account, f.frequency
                        from follow f join follower r on r.account = f.account join account a on a.id = f.account
                        where f.frequency <> 'NEVER' and a.disabled_at is null and r.refused_mail is distinct from a.mail
                            and not exists (select from digest d where d.account = f.account and d.frequency = f.frequency
                                and d.state in ('WAITING', 'SENDING'))
                        order by 1, 2
                        """)
                .query((row, n) -> new Turn(
                        new AccountId(row.getObject("account", UUID.class)),
                        constant(row, "frequency", Frequency.class)))
                .list();
    }

    @Override
    public List<Follow> held(Turn turn) {
        return jdbc.sql("""
                        select * from follow where account = :account and frequency = :frequency
                        order by made_at, subject for update
                        """)
                .param("account", turn.account().value())
                .param("frequency", turn.frequency().name())
                .query(SqlFollows::follow)
                .list();
    }

    @Override
    public void add(Turn turn, List<Follow> told, long upTo, Instant at) {
        var id = jdbc.sql("""
                        insert into digest (account, frequency, language, up_to, message, state, next_at, written_at)
                        select a.id, :frequency, coalesce(a.language, 'EN'), :upTo, gen_random_uuid(), 'WAITING', :at, :at
                        from account a where a.id = :account
                        returning id
                        """)
                .param("account", turn.account().value())
                .param("frequency", turn.frequency().name())
                .param("upTo", upTo)
                .param("at", Timestamp.from(at))
                .query(Long.class)
                .single();
        for (var follow : told) {
            jdbc.sql("insert into digest_subject (digest, subject, after) values (:digest, :subject, :after)")
                    .param("digest", id)
                    .param("subject", SubjectWord.of(follow.subject()))
                    .param("after", follow.told())
                    .update();
        }
    }

    @Override
    public void told(AccountId account, Collection<Follow> follows, long upTo, Instant at) {
        jdbc.sql("""
                        update follow set told = greatest(told, :upTo), told_at = :at
                        where account = :account and subject = any (cast(:subjects as text[]))
                        """)
                .param("account", account.value())
                .param(
                        "subjects",
                        Conditions.array(follows.stream()
                                .map(follow -> SubjectWord.of(follow.subject()))
                                .toList()))
                .param("upTo", upTo)
                .param("at", Timestamp.from(at))
                .update();
    }

    @Override
    public List<Long> due(Instant now, int most) {
        return jdbc.sql("select d.id from digest d where " + DUE + " order by d.id limit :most")
                .param("now", Timestamp.from(now))
                .param("most", most)
                .query((row, n) -> row.getLong("id"))
                .list();
    }

    @Override
    public Optional<Digest> take(long id, Instant now) {
        return jdbc.sql("""
                        with taken as (
                            update digest d set state = 'SENDING', settled_at = null, attempts = d.attempts + 1, next_at = :until
                            where d.id = :id and %s returning d.*)
                        select t.*,
                            array(select s.subject from digest_subject s where s.digest = t.id order by s.subject collate "C") as subjects,
                            array(select s.after::text from digest_subject s where s.digest = t.id order by s.subject collate "C") as afters
                        from taken t
                        """.formatted(DUE))
                .param("id", id)
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(now.plus(Digest.TAKEN)))
                .query((row, n) -> {
                    var subjects = list(row, "subjects");
                    var afters = list(row, "afters");
                    var parts = new ArrayList<Part>();
                    for (var place = 0; place < subjects.size(); place++) {
                        parts.add(new Part(SubjectWord.read(subjects.get(place)), Long.parseLong(afters.get(place))));
                    }
                    return new Digest(
                            row.getLong("id"),
                            new AccountId(row.getObject("account", UUID.class)),
                            constant(row, "frequency", Frequency.class),
                            constant(row, "language", Language.class),
                            row.getLong("up_to"),
                            row.getObject("message", UUID.class),
                            row.getInt("attempts"),
                            parts);
                })
                .optional();
    }

    @Override
    public void sent(long id, String mail, long records, Instant at) {
        jdbc.sql("""
                        update digest set state = 'SENT', mail = :mail, records = :records, answer = null, settled_at = :at
                        where id = :id
                        """)
                .param("id", id)
                .param("mail", mail)
                .param("records", records)
                .param("at", Timestamp.from(at))
                .update();
    }

    @Override
    public void refused(long id, String mail, String answer, Instant at) {
        jdbc.sql("""
                        with kept as (
                            update follower f set refused_mail = :mail, refused_at = :at, refused_answer = :answer
                            from digest d where d.id = :id and f.account = d.account)
                        update digest set state = 'REFUSED', mail = :mail, answer = :answer, settled_at = :at where id = :id
                        """)
                .param("id", id)
                .param("mail", mail)
                .param("answer", answer)
                .param("at", Timestamp.from(at))
                .update();
    }

    @Override
    public void later(long id, String answer, Instant next) {
        jdbc.sql("update digest set state = 'WAITING', answer = :answer, next_at = :next where id = :id")
                .param("id", id)
                .param("answer", answer)
                .param("next", Timestamp.from(next))
                .update();
    }

    @Override
    public void dropped(long id, Instant at) {
        jdbc.sql("update digest set state = 'DROPPED', settled_at = :at where id = :id")
                .param("id", id)
                .param("at", Timestamp.from(at))
                .update();
    }

    @Override
    public Page<Logged> log(@Nullable AccountId account, int number) {
        var condition = account == null ? "true" : "d.account = :account";
        var values = new HashMap<String, Object>();
        if (account != null) {
            values.put("account", account.value());
        }
        var total = jdbc.sql("select count(*) from digest d where " + condition)
                .params(values)
                .query(Long.class)
                .single();
        values.put("size", Page.SIZE);
        values.put("skipped", (long) (number - 1) * Page.SIZE);
        var rows = jdbc.sql("""
                        select d.*, a.name, coalesce(d.mail, a.mail) as address,
                            array(select s.subject from digest_subject s where s.digest = d.id order by s.subject) as subjects
                        from digest d join account a on a.id = d.account
                        where %s order by d.id desc limit :size offset :skipped
                        """.formatted(condition))
                .params(values)
                .query((row, n) -> {
                    var records = row.getLong("records");
                    var settled = row.getTimestamp("settled_at");
                    return new Logged(
                            new AccountId(row.getObject("account", UUID.class)),
                            text(row, "name"),
                            text(row, "address"),
                            constant(row, "frequency", Frequency.class),
                            list(row, "subjects").stream()
                                    .map(SubjectWord::read)
                                    .toList(),
                            constant(row, "state", State.class),
                            row.getInt("attempts"),
                            optional(row, "records") == null ? null : records,
                            SqlFollows.moment(row, "written_at"),
                            settled == null ? null : settled.toInstant(),
                            optional(row, "answer"));
                })
                .list();
        return new Page<>(rows, number, total);
    }
}
