package org.mispa.web.account;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.account.AuditLog;
import org.mispa.domain.account.AuditLog.Act;
import org.mispa.domain.account.AuditLog.Entry;
import org.mispa.web.system.SignedIn;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.dao.DataAccessException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions.PublicKeyCredentialCreationOptionsBuilder;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.RelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The passkeys of all accounts. One stands for the password as a whole, so that the device has to make sure of its
/// holder, by a finger or a number. It belongs to the address of the portal that is set, never to one that a request
/// claims.
@Component
class Passkeys implements WebAuthnRelyingPartyOperations {
    private static final int LONGEST_LABEL = 120;

    private final PublicKeyCredentialUserEntityRepository holders;
    private final UserCredentialRepository kept;
    private final AuditLog log;
    private final Clock clock;
    private final HttpServletRequest request;
    private final String origin;
    private final Webauthn4JRelyingPartyOperations library;

    /// @param request that is being answered; Spring puts the right one behind it
    Passkeys(
            PublicKeyCredentialUserEntityRepository holders,
            UserCredentialRepository kept,
            AuditLog log,
            Clock clock,
            HttpServletRequest request,
            MessageSource messages,
            @Value("${mispa.address:http://localhost:8080}") String address) {
        this.holders = holders;
        this.kept = kept;
        this.log = log;
        this.clock = clock;
        this.request = request;
        var own = own(address);
        this.origin = origin(own);
        this.library = new Webauthn4JRelyingPartyOperations(
                holders,
                kept,
                PublicKeyCredentialRpEntity.builder()
                        .id(own.getHost().toLowerCase(Locale.ROOT))
                        .name(messages.getMessage("portal", null, Locale.ENGLISH))
                        .build(),
                Set.of(origin));
        library.setCustomizeCreationOptions(this::adapt);
        library.setCustomizeRequestOptions(options -> options.userVerification(UserVerificationRequirement.REQUIRED));
    }

    private static URI own(String address) {
        try {
            var own = URI.create(address);
            if (own.getHost() != null && own.getScheme() != null) {
                return own;
            }
        } catch (IllegalArgumentException unreadable) {
            // told below
        }
        throw new IllegalStateException(
                "mispa.address has to be the address of the portal, such as https://portal.example.org; it is "
                        + address);
    }

    /// As browsers write it.
    private static String origin(URI address) {
        var usual = address.getScheme().equalsIgnoreCase("https") ? 443 : 80;
        var port = address.getPort() < 0 || address.getPort() == usual ? "" : ":" + address.getPort();
        return (address.getScheme() + "://" + address.getHost() + port).toLowerCase(Locale.ROOT);
    }

    /// What browsers show is the person, not the number of the account.
    private void adapt(PublicKeyCredentialCreationOptionsBuilder options) {
        options.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                .residentKey(ResidentKeyRequirement.REQUIRED)
                .userVerification(UserVerificationRequirement.REQUIRED)
                .build());
        var reader = reader();
        var holder = holders.findByUsername(reader.getUsername());
        if (holder != null) {
            options.user(ImmutablePublicKeyCredentialUserEntity.builder()
                    .id(holder.getId())
                    .name(reader.mail())
                    .displayName(reader.name())
                    .build());
        }
    }

    /// Where passkeys can be used, such as `https://portal.example.org`.
    String origin() {
        return origin;
    }

    /// The oldest first.
    List<CredentialRecord> of(SignedIn reader) {
        var holder = holders.findByUsername(reader.getUsername());
        return holder == null
                ? List.of()
                : kept.findByUserId(holder.getId()).stream()
                        .sorted(Comparator.comparing(CredentialRecord::getCreated))
                        .toList();
    }

    /// Does nothing where the reader has no such passkey.
    @Transactional
    public void remove(SignedIn reader, String id) {
        of(reader).stream()
                .map(CredentialRecord::getCredentialId)
                .filter(own -> own.toBase64UrlString().equals(id))
                .forEach(own -> {
                    kept.delete(own);
                    log(Act.PASSKEY_REMOVED, reader);
                });
    }

    private void log(Act act, SignedIn reader) {
        log.add(new Entry(clock.instant(), act, reader.mail(), null, request.getRemoteAddr()));
    }

    /// @throws AccessDeniedException where nobody is signed in, or with a password that somebody else knows
    private static SignedIn reader() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null
                || !(authentication.getPrincipal() instanceof SignedIn reader)
                || reader.temporary()) {
            throw new AccessDeniedException("no passkey without a password of one's own");
        }
        return reader;
    }

    @Override
    @Transactional
    public PublicKeyCredentialCreationOptions createPublicKeyCredentialCreationOptions(
            PublicKeyCredentialCreationOptionsRequest asked) {
        reader();
        return library.createPublicKeyCredentialCreationOptions(asked);
    }

    @Override
    @Transactional
    public CredentialRecord registerCredential(RelyingPartyRegistrationRequest asked) {
        var reader = reader();
        try {
            var record = library.registerCredential(named(asked));
            log(Act.PASSKEY_ADDED, reader);
            return record;
        } catch (DataAccessException fault) {
            throw fault;
        } catch (RuntimeException wrong) {
            throw new AccessDeniedException("not a passkey for this portal", wrong);
        }
    }

    private static RelyingPartyRegistrationRequest named(RelyingPartyRegistrationRequest asked) {
        var key = asked.getPublicKey();
        var label = label(key.getLabel());
        return new ImmutableRelyingPartyRegistrationRequest(
                asked.getCreationOptions(), new RelyingPartyPublicKey(key.getCredential(), label));
    }

    private static String label(@Nullable String typed) {
        var label = typed == null ? "" : typed.replaceAll("\\p{Cntrl}", " ").strip();
        if (label.isEmpty()) {
            throw new AccessDeniedException("a passkey has a name");
        }
        return label.codePointCount(0, label.length()) <= LONGEST_LABEL
                ? label
                : label.substring(0, label.offsetByCodePoints(0, LONGEST_LABEL));
    }

    @Override
    public PublicKeyCredentialRequestOptions createCredentialRequestOptions(
            PublicKeyCredentialRequestOptionsRequest asked) {
        return library.createCredentialRequestOptions(asked);
    }

    @Override
    @Transactional
    public PublicKeyCredentialUserEntity authenticate(RelyingPartyAuthenticationRequest asked) {
        return library.authenticate(asked);
    }
}
