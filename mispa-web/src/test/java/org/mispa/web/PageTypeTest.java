package org.mispa.web;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/// The list of page types is that of the controllers.
class PageTypeTest extends WholePortal {
    private static final String SIGNED_IN = "seen by whoever is signed in only; AccountsInBrowserTest looks at it";

    /// Addresses that answer with no page of their own, each with its reason.
    private static final Map<String, String> NO_PAGES = Map.ofEntries(
            entry("/error", "seen only where something failed: NOTHING_THERE"),
            entry("/design", "shows sample texts, and its figures count nothing; LookOfThePartsTest looks at it"),
            entry("/sign-in/{link}", "seen by whoever was sent a link only; AccountsInBrowserTest looks at it"),
            entry("/unsubscribe/{token}", "seen by whoever was sent a mail only; AccountsInBrowserTest looks at it"),
            entry("/account", SIGNED_IN),
            entry("/account/follows", SIGNED_IN),
            entry("/account/password", SIGNED_IN),
            entry("/people", SIGNED_IN),
            entry("/people/new", SIGNED_IN),
            entry("/people/mails", SIGNED_IN),
            entry("/people/{id}", SIGNED_IN),
            entry("/audit", SIGNED_IN));

    /// Working pages, with a sheet of styles of their own; ImportPagesTest, BulkChangePagesTest,
    /// WritingRecordsTest and RightOfReplyInBrowserTest
    /// look at them.
    private static final Set<String> OF_STAFF = Set.of(
            "/history/{kind}/{key}",
            "/imports",
            "/imports/new",
            "/imports/change/{list}",
            "/imports/{id}",
            "/inbox",
            "/countries/{id}/review",
            "/organizations/{id}/review",
            "/countries/{id}/review/paper",
            "/organizations/{id}/review/paper",
            "/countries/{id}/review/statement",
            "/organizations/{id}/review/statement",
            "/rounds",
            "/rounds/new",
            "/rounds/{key}",
            "/rounds/{key}/reminders",
            "/rounds/{key}/letters",
            "/rounds/{key}/letters/{code}",
            "/observations",
            "/observations/missing",
            "/observations/new",
            "/observations/{id}",
            "/observations/{id}/correction",
            "/uncited",
            "/changes",
            "/changes/new/{kind}",
            "/changes/edit/{kind}/{key}",
            "/changes/{id}",
            "/changes/unsent",
            "/changes/{id}/merge",
            "/changes/{id}/review",
            "/changes/withdraw/{kind}/{key}",
            "/changes/deliverable/{key}/{act}");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping routes;

    @Test
    void holdsEveryPageOfAController() {
        var pages = routes.getHandlerMethods().entrySet().stream()
                .filter(route -> isPage(route.getKey(), route.getValue()))
                .flatMap(route -> patterns(route.getKey()).stream())
                .filter(pattern -> !NO_PAGES.containsKey(pattern.getPatternString()))
                .filter(pattern -> !OF_STAFF.contains(pattern.getPatternString()))
                .collect(Collectors.toSet());

        assertThat(pages).hasSizeGreaterThan(20);
        assertThat(pages)
                .as("pages for which PageType has no address, or NO_PAGES no reason")
                .filteredOn(pattern ->
                        Arrays.stream(PageType.values()).noneMatch(type -> leadsTo(type.address(), pattern, pages)))
                .isEmpty();
    }

    @Test
    void answersWithAPage() {
        for (var type : PageType.values()) {
            var answer = get(type.address());
            assertThat(answer.getResponse().getStatus())
                    .as(type.address())
                    .isEqualTo(type == PageType.NOTHING_THERE ? 404 : 200);
            assertThat(document(answer).select("main h1")).as(type.address()).hasSize(1);
        }
    }

    /// A page is read, and its controller names a template.
    private static boolean isPage(RequestMappingInfo route, HandlerMethod handler) {
        var methods = route.getMethodsCondition().getMethods();
        var read = methods.isEmpty() || methods.contains(RequestMethod.GET);
        var returned = handler.getMethod().getReturnType();
        var drawn = (returned == String.class || returned == ModelAndView.class)
                && !handler.hasMethodAnnotation(ResponseBody.class)
                && !AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), ResponseBody.class);
        return read && drawn && handler.getBeanType().getPackageName().startsWith("org.mispa");
    }

    private static Set<PathPattern> patterns(RequestMappingInfo route) {
        var condition = route.getPathPatternsCondition();
        return condition == null ? Set.of() : condition.getPatterns();
    }

    /// Whether the address is answered by this page and by none that describes it more closely.
    private static boolean leadsTo(String address, PathPattern page, Set<PathPattern> pages) {
        var path = PathContainer.parsePath(address.replaceFirst("\\?.*", ""));
        return pages.stream().filter(pattern -> pattern.matches(path)).sorted().findFirst().stream()
                .anyMatch(page::equals);
    }
}
