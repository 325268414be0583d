package org.mispa.web.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import jakarta.servlet.http.Cookie;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mispa.domain.account.Account;
import org.mispa.domain.account.AccountId;
import org.mispa.domain.account.AccountRole;
import org.mispa.domain.account.Person;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// The limit as visitors meet it, through all filters.
@TestPropertySource(properties = {"mispa.requests.per-minute=5", "mispa.requests.signed-in-per-minute=3"})
class RequestLimitTest extends FrameTest {
    private static final String PAGE = "/design";

    private MvcTestResult from(String address, String language, Cookie... others) {
        var cookies = Stream.concat(Stream.of(new Cookie("lang", language)), Arrays.stream(others));
        return portal.get()
                .uri(PAGE)
                .cookie(cookies.toArray(Cookie[]::new))
                .with(request -> {
                    request.setRemoteAddr(address);
                    return request;
                })
                .exchange();
    }

    @Test
    void whoAsksForTooMuchIsToldSoInTheirLanguageAndNobodyElseIs() {
        for (var n = 0; n < 5; n++) {
            assertThat(from("192.0.2.1", "fr")).hasStatusOk();
        }
        var refused = from("192.0.2.1", "fr");
        assertThat(refused).hasStatus(429);
        assertThat(refused).headers().hasValue("Cache-Control", "no-store").hasValue("Content-Language", "fr");
        assertThat(Integer.parseInt(String.valueOf(refused.getResponse().getHeader("Retry-After"))))
                .isBetween(1, 13);
        assertThat(document(refused).title()).contains("Trop de pages ont été demandées");
        ResponseHeaders.SECURITY.forEach(
                (name, value) -> assertThat(refused).headers().hasValue(name, value));
        assertThat(from("192.0.2.2", "fr")).as("another visitor").hasStatusOk();
    }

    @Test
    void aSessionThatIsNobodysCountsForItsAddress() {
        for (var n = 0; n < 5; n++) {
            assertThat(from("192.0.2.3", "en", new Cookie("SESSION", "made-up-" + n)))
                    .hasStatusOk();
        }
        assertThat(from("192.0.2.3", "en", new Cookie("SESSION", "made-up"))
                        .getResponse()
                        .getStatus())
                .isEqualTo(429);
        assertThat(from("192.0.2.3", "en")).as("with none").hasStatus(429);
    }

    @Test
    void anAccountHasAShareOfItsOwnWhereverItIs() {
        var ana = signedIn("ana");
        for (var n = 0; n < 3; n++) {
            assertThat(portal.get().uri(PAGE).with(user(ana)).exchange()).hasStatusOk();
        }
        assertThat(portal.get().uri(PAGE).with(user(ana)).exchange()).hasStatus(429);
        assertThat(portal.get().uri(PAGE).with(user(signedIn("luis"))).exchange())
                .hasStatusOk();
    }

    private static SignedIn signedIn(String name) {
        return new SignedIn(new Account(
                AccountId.of(UUID.randomUUID().toString()),
                new Person(name + "@example.org", name, AccountRole.READER, (org.mispa.domain.country.CountryId) null),
                Instant.EPOCH));
    }
}
