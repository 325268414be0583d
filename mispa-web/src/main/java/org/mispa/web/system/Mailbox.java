package org.mispa.web.system;

import java.util.Locale;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.account.Person;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/// Sends mail, where a mail server is set. The addresses in a mail begin with what is set as the portal's own: what a
/// request claims to be addressed to is not to be trusted.
@Component
public class Mailbox {
    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);

    private final @Nullable JavaMailSender server;
    private final MessageSource messages;
    private final Executor executor;
    private final String address;
    private final String from;

    Mailbox(
            ObjectProvider<JavaMailSender> server,
            MessageSource messages,
            @Qualifier("applicationTaskExecutor") Executor executor,
            @Value("${mispa.address:}") String address,
            @Value("${mispa.mail.from:}") String from) {
        this.server = server.getIfAvailable();
        this.messages = messages;
        this.executor = executor;
        this.address = address.replaceFirst("/+$", "");
        this.from = from;
        if (this.server != null && (address.isBlank() || from.isBlank())) {
            throw new IllegalStateException(
                    "With a mail server, mispa.address (such as https://portal.example.org) and "
                            + "mispa.mail.from have to be set too");
        }
    }

    /// Whether mail can be sent at all.
    public boolean open() {
        return server != null;
    }

    /// Sends a link later, so that nobody can tell by the time it takes whether there is such an account.
    ///
    /// @param key of the messages `KEY.subject` and `KEY.text`; the text has the name as `{0}`, the link as `{1}`
    /// @param path of the link, from the root of the portal
    public void sendLater(String key, Person to, String path, Locale locale) {
        executor.execute(() -> send(key, to, path, locale));
    }

    /// The address of a page, for a mail.
    ///
    /// @param path from the root of the portal
    public String whole(String path) {
        return address + path;
    }

    /// @return whether the mail server took it
    public boolean send(String key, Person to, String path, Locale locale) {
        return send(key, to, new Object[0], new Object[] {to.name(), whole(path)}, locale);
    }

    /// @param subject what stands in `KEY.subject`
    /// @param text what stands in `KEY.text`
    /// @return whether the mail server took it
    public boolean send(String key, Person to, Object[] subject, Object[] text, Locale locale) {
        if (server == null) {
            return false;
        }
        var mail = new SimpleMailMessage();
        mail.setFrom(from);
        mail.setTo(to.mail());
        mail.setSubject(messages.getMessage(key + ".subject", subject, locale));
        mail.setText(messages.getMessage(key + ".text", text, locale));
        try {
            server.send(mail);
            return true;
        } catch (MailException refused) {
            LOG.warn("The mail server did not take a mail", refused);
            return false;
        }
    }
}
