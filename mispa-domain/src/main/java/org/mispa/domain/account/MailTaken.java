package org.mispa.domain.account;

/// Another account has this mail address already. Nothing was changed.
public class MailTaken extends RuntimeException {
    public MailTaken(String mail) {
        super(mail);
    }
}
