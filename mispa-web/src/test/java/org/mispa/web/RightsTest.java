package org.mispa.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mispa.domain.account.AccountRole;
import org.mispa.domain.account.Accounts;
import org.mispa.domain.account.ManageAccounts;
import org.mispa.domain.account.ManageAccounts.By;
import org.mispa.domain.account.Person;
import org.mispa.domain.country.CountryId;
import org.mispa.web.system.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// The whole matrix of routes and roles. A route that is added without a line here fails the build.
@TestPropertySource(properties = "mispa.test.database=rights") // a context, and so a database, of its own
class RightsTest extends WholePortal {
    /// Who may use a route.
    private enum For {
        ALL,
        SIGNED_IN,
        /// Delegates, and the staff who answer them; whose a page is, DelegationRightsTest asks.
        SIDES,
        STAFF,
        ADMINS;

        boolean lets(@Nullable AccountRole role) {
            return switch (this) {
                case ALL -> true;
                case SIGNED_IN -> role != null;
                case SIDES -> role != null && role != AccountRole.READER;
                case STAFF -> role == AccountRole.EDITOR || role == AccountRole.ADMIN;
                case ADMINS -> role == AccountRole.ADMIN;
            };
        }
    }

    private static final Map<For, String> DECISIONS =
            new EnumMap<>(Map.of(For.ALL, """
            /
            /accessibility
            /activities /activities.csv /activities.ics /activities/{id}
            /calendar.ics
            /changes.atom
            /compare /compare.csv
            /components/{id} /components/{id}.atom /components/{id}.ics
            /observers /countries /countries.csv /countries/{id} /countries/{id}.csv /countries/{id}.atom /countries/{id}.ics /countries/{code}.csv-metadata.json
            /countries/{id}/brief /countries/{id}/brief.pdf
            /data /data.zip /data/{name}.csv /data/{name}.csv-metadata.json
            /deliverables /deliverables.csv /deliverables.ics /deliverables/{id}
            /design
            /figures /figures.csv
            /glossary
            /guide
            /history/{kind}/{key}
            /initiatives /initiatives.csv /initiatives/{id}
            /instruments /instruments.csv /instruments/{id}
            /judgements /judgements.csv
            /links /links.csv
            /mandates /mandates.csv /mandates/{id} /mandates/{id}.atom /mandates/{id}.ics
            /matrix /matrix.csv
            /meetings /meetings.csv /meetings/{id}
            /method
            /organizations /organizations.csv /organizations/{id} /organizations/{id}.atom /organizations/{id}.ics
            /periods/{key}
            /practices /practices.csv /practices/{id}
            /search
            /since
            /sign-in /sign-in/forgotten /sign-in/{link}
            POST:/sign-in/forgotten POST:/sign-in/{link}
            /sources/{id}
            /statements /statements.csv
            /translations
            /unsubscribe/{token} POST:/unsubscribe/{token}
            /{list}.csv-metadata.json
            """, For.SIGNED_IN, """
            /account
            /account/password POST:/account/password
            POST:/account/passkeys/{id}/remove
            POST:/account/read
            /account/follows POST:/account/follows
            POST:/account/follows/settings POST:/account/follows/resume
            POST:/account/sign-out-everywhere
            """, For.SIDES, """
            /inbox
            /countries/{id}/review POST:/countries/{id}/review
            /organizations/{id}/review POST:/organizations/{id}/review
            POST:/countries/{id}/review/reviewed
            /countries/{id}/review/statement POST:/countries/{id}/review/statement
            /organizations/{id}/review/statement POST:/organizations/{id}/review/statement
            /observations POST:/observations /observations/new
            /observations/missing POST:/observations/missing
            /observations/{id} POST:/observations/{id}
            /observations/{id}/correction POST:/observations/{id}/correction
            POST:/observations/{id}/move POST:/observations/{id}/answer POST:/observations/{id}/edit
            POST:/observations/{id}/files /observations/{id}/files/{file} POST:/observations/{id}/files/{file}/remove
            """, For.STAFF, """
            /uncited
            /changes POST:/changes POST:/changes/approve
            /changes/new/{kind} /changes/edit/{kind}/{key}
            /changes/{id} POST:/changes/{id} /changes/unsent
            /changes/{id}/merge POST:/changes/{id}/merge
            /changes/{id}/review
            POST:/changes/{id}/approve POST:/changes/{id}/return POST:/changes/{id}/discard
            /changes/withdraw/{kind}/{key} POST:/changes/withdraw/{kind}/{key}
            /changes/deliverable/{key}/{act} POST:/changes/deliverable/{key}/{act}
            POST:/links
            POST:/history/{kind}/{key}/{id}/restore
            /imports POST:/imports /imports/new
            /imports/change/{list} POST:/imports/change/{list}
            /imports/{id} /imports/{id}/errors.csv
            /imports/template/{name}.csv /imports/template/{name}.xlsx
            POST:/imports/{id}/check POST:/imports/{id}/take POST:/imports/{id}/discard
            POST:/imports/{id}/approve POST:/imports/{id}/undo
            /translations/{tag}.csv
            /countries/{id}/review/paper POST:/countries/{id}/review/paper
            /organizations/{id}/review/paper POST:/organizations/{id}/review/paper
            /rounds /rounds/{key} /rounds/{key}/letters /rounds/{key}/letters/{code}
            /rounds/{key}/reminders POST:/rounds/{key}/reminders
            """, For.ADMINS, """
            /audit
            POST:/periods/{key}/freeze
            POST:/rounds /rounds/new POST:/rounds/{key}/close
            /people POST:/people /people/new /people/mails
            /people/{id} POST:/people/{id}
            POST:/people/{id}/disable POST:/people/{id}/enable POST:/people/{id}/link
            """));

    /// Reached by a forward only; asked for directly they refuse everybody.
    private static final List<String> FOR_NOBODY = List.of("POST:/sign-in/wrong");

    /// Asked by mail programs, which have neither session nor form; whoever has the address may do what it does.
    private static final List<String> WITHOUT_TOKEN = List.of("POST:/unsubscribe/{token}");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping routes;

    @Autowired
    private MockMvcTester portal;

    @Autowired
    private ManageAccounts manage;

    @Autowired
    private Accounts accounts;

    private static Map<String, For> decisions() {
        var decisions = new TreeMap<String, For>();
        DECISIONS.forEach((who, of) -> Stream.of(of.split("\\s+")).forEach(route -> decisions.put(route, who)));
        return decisions;
    }

    private List<String> routes() {
        var all = new ArrayList<String>();
        routes.getHandlerMethods().forEach((route, handler) -> {
            var patterns = route.getPathPatternsCondition();
            var methods = route.getMethodsCondition().getMethods();
            if (patterns != null && handler.getBeanType().getPackageName().startsWith("org.mispa")) {
                patterns.getPatternValues().stream()
                        .filter(path -> !path.equals("/error"))
                        .forEach(path -> all.add(methods.contains(RequestMethod.POST) ? "POST:" + path : path));
            }
        });
        return all.stream().sorted().toList();
    }

    @Test
    void areDecidedForEveryRoute() {
        var decided = new ArrayList<>(decisions().keySet());
        decided.addAll(FOR_NOBODY);
        assertThat(routes()).containsExactlyInAnyOrderElementsOf(decided);
    }

    @Test
    void holdForEveryRole() {
        var readers = new LinkedHashMap<String, @Nullable SignedIn>();
        readers.put("nobody signed in", null);
        for (var role : AccountRole.values()) {
            readers.put(role.name(), account(role));
        }
        var faults = new ArrayList<String>();
        decisions()
                .forEach((route, who) -> readers.forEach((name, reader) -> {
                    var let = let(route, reader);
                    if (let != who.lets(reader == null ? null : reader.role())) {
                        faults.add(route + " for " + name + ": " + (let ? "let" : "refused"));
                    }
                }));
        FOR_NOBODY.forEach(route -> readers.forEach((name, reader) -> {
            if (let(route, reader)) {
                faults.add(route + " for " + name);
            }
        }));
        assertThat(faults).isEmpty();
    }

    /// What changes anything is refused where it does not come from a form of the portal.
    @Test
    void areOfNoUseWithoutTheTokenOfAForm() {
        var admin = account(AccountRole.ADMIN);
        assertThat(decisions().keySet().stream()
                        .filter(route -> route.startsWith("POST:") && !WITHOUT_TOKEN.contains(route)))
                .isNotEmpty()
                .allSatisfy(route -> {
                    var answer =
                            portal.perform(post(path(route)).with(user(admin))).getResponse();
                    // The form of a record is shown again, so that nothing written is lost; nothing is saved by that.
                    assertThat(answer.getStatus() == 403 || "/changes/unsent".equals(answer.getRedirectedUrl()))
                            .as(route)
                            .isTrue();
                });
    }

    @Test
    void areOfUseWithoutTheTokenOfAFormWhereTheAddressHoldsASecret() {
        assertThat(WITHOUT_TOKEN)
                .allSatisfy(route -> assertThat(status(post(path(route))))
                        .as("nothing has this address, but it is let to say so")
                        .isEqualTo(404));
        assertThat(status(post("/unsubscribe"))).isEqualTo(405);
        assertThat(status(post("/unsubscribe/a/b"))).isEqualTo(405);
    }

    /// Spring Security answers these itself, so that they are no routes.
    @Test
    void toPasskeysNeedATokenAndAnAccountToAddThemTo() {
        var reader = account(AccountRole.READER);
        for (var path : List.of("/webauthn/authenticate/options", "/webauthn/register/options", "/webauthn/register")) {
            assertThat(status(post(path).with(user(reader)))).as(path).isEqualTo(403);
        }
        assertThat(portal.perform(post("/login/webauthn")).getResponse().getRedirectedUrl())
                .isEqualTo("/sign-in?late=true");
        assertThat(status(post("/webauthn/authenticate/options").with(csrf()))).isEqualTo(200);
        assertThat(status(post("/login/webauthn").with(csrf()))).isEqualTo(200); // forwarded: MockMvc stops there
        assertThat(status(post("/webauthn/register/options").with(csrf()))).isEqualTo(400);
        assertThat(status(post("/webauthn/register").with(csrf()))).isEqualTo(302);
        assertThat(status(post("/webauthn/register/options").with(csrf()).with(user(reader))))
                .isEqualTo(200);
        assertThat(status(post("/webauthn/register").with(csrf()).with(user(reader))))
                .isEqualTo(400);
        assertThat(status(request(HttpMethod.DELETE, "/webauthn/register/AAAA")
                        .with(csrf())
                        .with(user(reader))))
                .isEqualTo(405);
    }

    private int status(RequestBuilder asked) {
        return portal.perform(asked).getResponse().getStatus();
    }

    @Test
    void toChangeAnythingElseHasNobody() {
        var admin = account(AccountRole.ADMIN);
        for (var path : List.of("/", "/activities", "/activities/picap-courses", "/countries/JM", "/nowhere")) {
            for (var method : List.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE)) {
                var answer =
                        portal.perform(request(method, path).with(user(admin)).with(csrf()));
                assertThat(answer.getResponse().getStatus())
                        .as("%s %s", method, path)
                        .isEqualTo(405);
            }
        }
    }

    private boolean let(String route, @Nullable SignedIn reader) {
        var method = route.startsWith("POST:") ? HttpMethod.POST : HttpMethod.GET;
        var asked = request(method, path(route)).with(csrf());
        var answer = portal.perform(reader == null ? asked : asked.with(user(reader)))
                .getResponse();
        var to = Objects.requireNonNullElse(answer.getRedirectedUrl(), "");
        var sentAway = answer.getStatus() == 302 && (to.startsWith("/sign-in?from=") || to.equals("/changes/unsent"));
        return !sentAway && !notThere(answer) && !List.of(401, 403, 405).contains(answer.getStatus());
    }

    /// Refused before there was a controller to ask, as if nothing were there. A page that a controller does not find
    /// has
    /// a content.
    private static boolean notThere(MockHttpServletResponse answer) {
        return answer.getStatus() == 404 && answer.getContentAsByteArray().length == 0;
    }

    /// Names nothing that is there, so that nothing is changed.
    private static String path(String route) {
        return Stream.of(route.replaceFirst("POST:", "").split("/", -1))
                .map(part -> part.replaceFirst("\\{.*\\}", "none"))
                .collect(Collectors.joining("/"));
    }

    private SignedIn account(AccountRole role) {
        var mail = role.name() + "@example.org";
        var known = accounts.withMail(mail);
        if (known.isPresent()) {
            return new SignedIn(known.get());
        }
        var person =
                new Person(mail, "One " + role, role, role == AccountRole.DELEGATE ? CountryId.of("jamaica") : null);
        var by = new By(null, null, NOW);
        manage.invite(person, role.name(), by);
        manage.open(role.name(), "no hash", by);
        return new SignedIn(accounts.withMail(mail).orElseThrow());
    }
}
