package org.mispa.web.system;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.account.Person;
import org.mispa.domain.shared.Language;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/// Sends mail, where a mail server is set. The addresses in a mail begin with what is set as the portal's own: what a
/// request claims to be addressed to is not to be trusted.
@Component
public class Mailbox {
    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);
    private static final int LONGEST_ANSWER = 300;
    private static final int REFUSED = 500;

    private final @Nullable JavaMailSender server;
    private final MessageSource messages;
    private final Executor executor;
    private final String address;
    private final String from;
    private final @Nullable InternetAddress sender;

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
        this.sender = this.server == null ? null : sender(from);
    }

    private static InternetAddress sender(String from) {
        try {
            return new InternetAddress(from);
        } catch (AddressException wrong) {
            throw new IllegalStateException("mispa.mail.from is no mail address: " + from, wrong);
        }
    }

    /// Whether mail can be sent at all.
    public boolean open() {
        return server != null;
    }

    /// The address of a page, for a mail.
    ///
    /// @param path from the root of the portal
    public String whole(String path) {
        return address + path;
    }

    /// Sends a link later, so that nobody can tell by the time it takes whether there is such an account.
    ///
    /// @param key of the messages `KEY.subject` and `KEY.text`; the text has the name as `{0}`, the link as `{1}`
    /// @param path of the link, from the root of the portal
    public void sendLater(String key, Person to, String path, Locale locale) {
        executor.execute(() -> send(key, to, path, locale));
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

    /// A mail that somebody wished to get, until they stop it.
    ///
    /// @param name makes its Message-ID; the same mail sent again has the same
    /// @param stop path of the address that ends such mails: by a POST without a session (RFC 8058)
    public record Letter(
            String to, Language language, String subject, String text, String html, String name, String stop) {}

    /// What the mail server did with a letter.
    public enum Answer {
        TAKEN,
        /// It refuses the address for good.
        REFUSED,
        /// It did not take it this time.
        LATER,
        /// It cannot be reached, or lets nobody send.
        UNREACHABLE
    }

    /// @param words what it said; empty where it took the letter
    public record Delivery(Answer answer, String words) {}

    /// Hands a letter to the mail server and waits for what it says.
    public Delivery deliver(Letter letter) {
        var open = Objects.requireNonNull(server, "no mail server is set");
        try {
            open.send(made(open.createMimeMessage(), letter));
            return new Delivery(Answer.TAKEN, "");
        } catch (MailSendException failed) {
            if (failed.getCause() != null) {
                return new Delivery(Answer.UNREACHABLE, words(failed.getCause()));
            }
            var causes = failed.getMessageExceptions();
            return causes == null || causes.length == 0
                    ? new Delivery(Answer.LATER, words(failed))
                    : answered(causes[0]);
        } catch (MailException failed) {
            return new Delivery(Answer.UNREACHABLE, words(failed));
        } catch (AddressException none) {
            return new Delivery(Answer.REFUSED, words(none)); // no mail server would know what to do with it
        } catch (MessagingException wrong) {
            throw new IllegalStateException("the letter " + letter.name() + " cannot be made", wrong);
        }
    }

    private static Delivery answered(Exception failed) {
        Exception cause = failed;
        while (cause != null) {
            if (cause instanceof SMTPAddressFailedException refused) {
                return new Delivery(refused.getReturnCode() >= REFUSED ? Answer.REFUSED : Answer.LATER, words(refused));
            }
            cause = cause instanceof MessagingException more ? more.getNextException() : null;
        }
        return new Delivery(Answer.LATER, words(failed));
    }

    private static String words(Throwable failed) {
        var words = Objects.requireNonNullElse(
                        failed.getMessage(), failed.getClass().getSimpleName())
                .strip()
                .replaceAll("\\s+", " ");
        return words.length() <= LONGEST_ANSWER ? words : words.substring(0, LONGEST_ANSWER) + "…";
    }

    /// @throws AddressException where the address of the reader is none
    private MimeMessage made(MimeMessage mail, Letter letter) throws MessagingException {
        var charset = StandardCharsets.UTF_8.name();
        mail.setFrom(sender);
        mail.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(letter.to()));
        mail.setSubject(letter.subject(), charset);
        mail.setHeader("Message-ID", "<" + letter.name() + "@" + host() + ">");
        mail.setHeader("List-Unsubscribe", "<" + whole(letter.stop()) + ">");
        mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setHeader("Content-Language", letter.language().tag());
        var text = new MimeBodyPart();
        text.setText(letter.text(), charset);
        var html = new MimeBodyPart();
        html.setText(letter.html(), charset, "html");
        mail.setContent(new MimeMultipart("alternative", text, html));
        return mail;
    }

    private String host() {
        return address.replaceFirst("^[a-z]+://", "").replaceFirst("[:/].*", "");
    }
}
