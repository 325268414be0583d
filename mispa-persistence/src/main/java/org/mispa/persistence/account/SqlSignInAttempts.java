package org.mispa.persistence.account;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.mispa.domain.account.Person;
import org.mispa.domain.account.SignInAttempts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlSignInAttempts implements SignInAttempts {
    private final JdbcClient jdbc;

    SqlSignInAttempts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void failed(String mail, String address, Instant at) {
        jdbc.sql("delete from sign_in_attempt where at < :past")
                .param("past", Timestamp.from(at.minus(WINDOW)))
                .update();
        jdbc.sql("insert into sign_in_attempt (mail, address, at) values (:mail, :address, :at)")
                .param("mail", typed(mail))
                .param("address", address)
                .param("at", Timestamp.from(at))
                .update();
    }

    @Override
    public void forget(String mail) {
        jdbc.sql("delete from sign_in_attempt where mail = :mail")
                .param("mail", typed(mail))
                .update();
    }

    @Override
    public Duration heldBack(String mail, String address, Instant now) {
        var account = endOf("mail", typed(mail), MOST_FOR_ONE_ACCOUNT, now);
        var from = endOf("address", address, MOST_FROM_ONE_ADDRESS, now);
        return account.compareTo(from) > 0 ? account : from;
    }

    /// How long until fewer than `most` attempts are left that count.
    private Duration endOf(String column, String value, int most, Instant now) {
        return jdbc.sql("select at from sign_in_attempt where " + column
                        + " = :value and at > :past order by at desc limit 1 offset :most")
                .param("value", value)
                .param("past", Timestamp.from(now.minus(WINDOW)))
                .param("most", most - 1)
                .query(Timestamp.class)
                .optional()
                .map(at -> Duration.between(now, at.toInstant().plus(WINDOW)))
                .orElse(Duration.ZERO);
    }

    private static String typed(String mail) {
        var small = mail.strip().toLowerCase(Locale.ROOT).replace("\0", "");
        return small.length() <= Person.LONGEST_MAIL ? small : small.substring(0, Person.LONGEST_MAIL);
    }
}
