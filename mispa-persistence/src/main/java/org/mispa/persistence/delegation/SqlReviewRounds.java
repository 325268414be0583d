package org.mispa.persistence.delegation;

import static org.mispa.persistence.shared.Columns.constant;
import static org.mispa.persistence.shared.Columns.day;
import static org.mispa.persistence.shared.Columns.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.account.Delegation;
import org.mispa.domain.country.CountryId;
import org.mispa.domain.delegation.Reminder;
import org.mispa.domain.delegation.Reminder.Recipient;
import org.mispa.domain.delegation.ReviewRound;
import org.mispa.domain.delegation.ReviewRounds;
import org.mispa.domain.delegation.RoundStanding;
import org.mispa.domain.meeting.MeetingId;
import org.mispa.domain.shared.Actor;
import org.mispa.domain.shared.Language;
import org.mispa.persistence.shared.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlReviewRounds implements ReviewRounds {
    private final JdbcClient jdbc;

    SqlReviewRounds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<ReviewRound> find(String key) {
        return jdbc.sql("select * from review_round where key = :key")
                .param("key", key)
                .query(SqlReviewRounds::round)
                .optional();
    }

    @Override
    public List<ReviewRound> all() {
        return jdbc.sql("select * from review_round order by opened_at desc, key")
                .query(SqlReviewRounds::round)
                .list();
    }

    @Override
    public List<ReviewRound> open(Instant at) {
        return jdbc
                .sql("select * from review_round where closed_at is null order by closes, key")
                .query(SqlReviewRounds::round)
                .list()
                .stream()
                .filter(round -> round.isOpenAt(at))
                .toList();
    }

    @Override
    public List<ReviewRound> unclosed(MeetingId meeting) {
        return jdbc.sql("select * from review_round where meeting = :meeting and closed_at is null")
                .param("meeting", meeting.value())
                .query(SqlReviewRounds::round)
                .list();
    }

    @Override
    public boolean add(ReviewRound round) {
        return jdbc.sql("""
                        insert into review_round (key, meeting, opens, closes, opened_by, opened_account, opened_at)
                        values (:key, :meeting, :opens, :closes, :by, :account, :at)
                        on conflict do nothing
                        """)
                        .param("key", round.key())
                        .param("meeting", round.meeting().value())
                        .param("opens", round.opens())
                        .param("closes", round.closes())
                        .param("by", round.openedBy().name())
                        .param("account", round.openedBy().account())
                        .param("at", Timestamp.from(round.openedAt()))
                        .update()
                == 1;
    }

    @Override
    public void close(String key, Actor by, Instant at) {
        jdbc.sql("""
                        update review_round set closed_by = :by, closed_account = :account, closed_at = :at
                        where key = :key and closed_at is null
                        """)
                .param("by", by.name())
                .param("account", by.account())
                .param("at", Timestamp.from(at))
                .param("key", key)
                .update();
    }

    @Override
    public void opened(String key, Delegation delegation, UUID account, Instant at) {
        jdbc.sql("""
                        insert into round_opening (round, delegation_kind, delegation_key, at, by_account)
                        values (:round, :delegationKind, :delegationKey, :at, :account)
                        on conflict do nothing
                        """)
                .params(of(key, delegation))
                .param("at", Timestamp.from(at))
                .param("account", account)
                .update();
    }

    private static Map<String, Object> of(String key, Delegation delegation) {
        var values = new HashMap<String, Object>();
        values.put("round", key);
        values.put("delegationKind", delegation.of().kind().name());
        values.put("delegationKey", delegation.key());
        return values;
    }

    @Override
    public void say(String key, Delegation delegation, Word word, Actor by) {
        var note = word.note();
        jdbc.sql("""
                        insert into round_word (round, delegation_kind, delegation_key, at, by_name, by_account,
                                                note_number, note_day)
                        values (:round, :delegationKind, :delegationKey, :at, :by, :account, :noteNumber, :noteDay)
                        on conflict do nothing
                        """)
                .params(of(key, delegation))
                .param("at", Timestamp.from(word.at()))
                .param("by", by.name())
                .param("account", by.account())
                .param("noteNumber", note == null ? null : note.number())
                .param("noteDay", note == null ? null : note.day())
                .update();
    }

    @Override
    public Optional<Word> word(String key, Delegation delegation) {
        return jdbc.sql("""
                        select * from round_word where round = :round and delegation_kind = :delegationKind
                            and delegation_key = :delegationKey
                        """)
                .params(of(key, delegation))
                .query((row, n) -> new Word(row.getTimestamp("at").toInstant(), SqlConfirmations.note(row)))
                .optional();
    }

    @Override
    public List<RoundStanding> standings(ReviewRound round, Language language) {
        return jdbc.sql("""
                        select c.key, coalesce(c.iso2, c.key) as code, n.usual, w.at as reviewed_at, w.note_number, w.note_day,
                            exists (select from round_opening o where o.round = :round
                                and o.delegation_kind = 'COUNTRY' and o.delegation_key = c.key) as opened,
                            (select count(*) from confirmation f where f.delegation_kind = 'COUNTRY'
                                and f.delegation_key = c.key and f.at >= :begins and f.at < :ends) as confirmed,
                            (select count(*) from observation o where o.delegation_kind = 'COUNTRY'
                                and o.delegation_key = c.key and o.state <> 'WITHDRAWN'
                                and o.sent_at >= :begins and o.sent_at < :ends) as observed,
                            (select max(r.at) from round_reminder r where r.round = :round
                                and r.delegation_kind = 'COUNTRY' and r.delegation_key = c.key
                                and r.state = 'SENT') as reminded_at
                        from country c
                            join country_name n on n.country = c.key and n.language = :language
                            left join round_word w on w.round = :round and w.delegation_kind = 'COUNTRY'
                                and w.delegation_key = c.key
                        where c.kind = 'MEMBER_STATE'
                        order by n.sort collate %s
                        """.formatted(Columns.collation(language)))
                .param("round", round.key())
                .param("begins", Timestamp.from(round.begins()))
                .param("ends", Timestamp.from(round.ends()))
                .param("language", language.name())
                .query((row, n) -> new RoundStanding(
                        CountryId.of(text(row, "key")),
                        text(row, "code"),
                        text(row, "usual"),
                        row.getBoolean("opened"),
                        row.getLong("confirmed"),
                        row.getLong("observed"),
                        instant(row, "reviewed_at"),
                        SqlConfirmations.note(row),
                        instant(row, "reminded_at")))
                .list();
    }

    @Override
    public List<Reminder> reminders(String key) {
        return jdbc.sql("select * from round_reminder where round = :round order by at desc, id desc")
                .param("round", key)
                .query((row, n) -> new Reminder(
                        SqlConfirmations.delegation(row),
                        Objects.requireNonNull(row.getObject("account", UUID.class)),
                        text(row, "mail"),
                        Objects.requireNonNull(day(row, "day")),
                        constant(row, "state", Reminder.State.class),
                        row.getTimestamp("at").toInstant(),
                        new Actor(text(row, "by_name"), row.getObject("by_account", UUID.class))))
                .list();
    }

    @Override
    public boolean take(String key, Recipient recipient, LocalDate day, Actor by, Instant at) {
        return jdbc.sql("""
                        insert into round_reminder as r (round, delegation_kind, delegation_key, account, mail, day, state, at,
                                                         by_name, by_account)
                        values (:round, :delegationKind, :delegationKey, :recipient, :mail, :day, 'SENDING', :at, :by, :account)
                        on conflict (round, account, day) do update
                            set state = 'SENDING', at = excluded.at, mail = excluded.mail, by_name = excluded.by_name,
                                by_account = excluded.by_account
                            where r.state = 'FAILED' or (r.state = 'SENDING' and r.at < :brokenOff)
                        """)
                        .params(of(key, recipient.delegation()))
                        .param("recipient", recipient.account())
                        .param("mail", recipient.person().mail())
                        .param("day", day)
                        .param("at", Timestamp.from(at))
                        .param("by", by.name())
                        .param("account", by.account())
                        .param("brokenOff", Timestamp.from(at.minus(Reminder.BROKEN_OFF)))
                        .update()
                == 1;
    }

    @Override
    public void sent(String key, UUID account, LocalDate day, boolean sent, Instant at) {
        jdbc.sql("""
                        update round_reminder set state = :state, at = :at
                        where round = :round and account = :account and day = :day and state = 'SENDING'
                        """)
                .param("state", (sent ? Reminder.State.SENT : Reminder.State.FAILED).name())
                .param("at", Timestamp.from(at))
                .param("round", key)
                .param("account", account)
                .param("day", day)
                .update();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }

    private static ReviewRound round(ResultSet row, int n) throws SQLException {
        return new ReviewRound(
                text(row, "key"),
                MeetingId.of(text(row, "meeting")),
                Objects.requireNonNull(day(row, "opens")),
                Objects.requireNonNull(day(row, "closes")),
                new Actor(text(row, "opened_by"), row.getObject("opened_account", UUID.class)),
                row.getTimestamp("opened_at").toInstant(),
                instant(row, "closed_at"));
    }
}
