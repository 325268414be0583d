package org.mispa.persistence.account;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mispa.domain.account.Account;
import org.mispa.domain.account.AccountId;
import org.mispa.domain.account.AccountRole;
import org.mispa.domain.account.Accounts;
import org.springframework.stereotype.Repository;

@Repository
class JpaAccounts implements Accounts {
    private final EntityManager entities;

    JpaAccounts(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return Optional.ofNullable(entities.find(Account.class, id));
    }

    @Override
    public Optional<Account> withMail(String mail) {
        return entities
                .createQuery("from Account where mail = :mail", Account.class)
                .setParameter("mail", mail.strip().toLowerCase(Locale.ROOT))
                .getResultList()
                .stream()
                .findFirst();
    }

    @Override
    public Optional<Account> withLink(String hash) {
        return entities
                .createQuery("from Account where link = :hash", Account.class)
                .setParameter("hash", hash)
                .getResultList()
                .stream()
                .findFirst();
    }

    @Override
    public List<Account> all() {
        return entities.createQuery(
                        "from Account order by case when disabledAt is null then 0 else 1 end, lower(name), mail",
                        Account.class)
                .getResultList();
    }

    @Override
    public long enabledAdmins() {
        return entities.createQuery("from Account where role = :admin and disabledAt is null", Account.class)
                .setParameter("admin", AccountRole.ADMIN)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .size();
    }

    @Override
    public boolean isEmpty() {
        return entities.createQuery("select id from Account", AccountId.class)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    @Override
    public void add(Account account) {
        entities.persist(account);
    }

    @Override
    public void signedIn(AccountId id, Instant at) {
        entities.createQuery("update Account set signedInAt = :at where id = :id")
                .setParameter("at", at)
                .setParameter("id", id)
                .executeUpdate();
    }

    @Override
    public void flush() {
        entities.flush();
    }
}
