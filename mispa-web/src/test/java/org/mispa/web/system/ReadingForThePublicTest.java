package org.mispa.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mispa.domain.shared.PublicReading;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.handler.AbstractHandlerExceptionResolver;

/// Who reads for the public from a copy of the database, and what a visitor sees where the copy breaks down.
class ReadingForThePublicTest {
    /// A copy that says what became of it.
    static final class Copy implements PublicReading {
        private final List<String> log = new ArrayList<>();
        private boolean begun;

        @Override
        public boolean hasCopy() {
            return true;
        }

        @Override
        public void begin() {
            begun = true;
        }

        @Override
        public boolean end() {
            var was = begun;
            begun = false;
            return was;
        }

        @Override
        public void distrust() {
            log.add("distrusted");
        }
    }

    /// An inner class is no component, so that no other portal under test has these addresses.
    @Controller
    public final class Pages {
        @RequestMapping("/{page}")
        @ResponseBody
        public String page(@PathVariable String page) {
            copy.log.add(copy.begun ? "copy" : "original");
            return page;
        }

        @RequestMapping("/breaking")
        @ResponseBody
        public String breaking(HttpServletResponse response) {
            response.addHeader("X-Made", "once");
            if (copy.begun) {
                throw new UncategorizedSQLException(
                        "reading", "select", new SQLException("terminating connection", "57P01"));
            }
            return "made";
        }

        @RequestMapping("/drawn")
        public ModelAndView drawn() {
            return new ModelAndView((model, request, response) -> {
                if (copy.begun) {
                    throw new IllegalStateException(new SQLException("terminating connection", "57P01"));
                }
                response.getWriter().write("drawn");
            });
        }

        @RequestMapping("/broken")
        @ResponseBody
        public String broken() {
            copy.log.add(copy.begun ? "copy" : "original");
            throw new UncategorizedSQLException("reading", "select", new SQLException("no such column", "42703"));
        }

        @RequestMapping("/fault")
        @ResponseBody
        public String fault() {
            copy.log.add(copy.begun ? "copy" : "original");
            throw new IllegalStateException("a fault of the portal");
        }
    }

    private static final class Fault extends AbstractHandlerExceptionResolver {
        @Override
        protected ModelAndView doResolveException(
                HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception ex) {
            response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
            return new ModelAndView();
        }
    }

    private final Copy copy = new Copy();
    private final MockMvcTester portal = MockMvcTester.create(portal());

    private MockMvc portal() {
        var beans = new StaticListableBeanFactory();
        beans.addBean("copy", copy);
        var readings = beans.getBeanProvider(PublicReading.class);
        var pages = beans.getBeanProvider(DispatcherServlet.class);
        var portal = MockMvcBuilders.standaloneSetup(new Pages())
                .addFilters(
                        (request, response, chain) -> {
                            ((HttpServletResponse) response).addHeader("X-Before", "kept");
                            chain.doFilter(request, response);
                        },
                        new ReadingForThePublic(readings, pages))
                .setHandlerExceptionResolvers(new ReadingForThePublic.OnceMore(readings), new Fault())
                .build();
        beans.addBean("pages", portal.getDispatcherServlet());
        return portal;
    }

    @Test
    void visitorsWithoutASessionReadTheCopy() {
        assertThat(portal.get().uri("/page")).hasStatusOk();
        assertThat(portal.head().uri("/page")).hasStatusOk();
        assertThat(copy.log).containsExactly("copy", "copy");
        assertThat(copy.begun).isFalse();
    }

    @Test
    void whoHasASessionOrSendsSomethingReadsTheOriginal() {
        assertThat(portal.perform(MockMvcRequestBuilders.get("/page").with(ReadingForThePublicTest::withSession)))
                .hasStatusOk();
        assertThat(portal.post().uri("/page")).hasStatusOk();
        assertThat(portal.get().uri("/sign-in")).hasStatusOk();
        assertThat(copy.log).containsExactly("original", "original", "original");
    }

    private static MockHttpServletRequest withSession(MockHttpServletRequest request) {
        request.setRequestedSessionId("some");
        return request;
    }

    @Test
    void aPageIsMadeOnceMoreFromTheOriginalWhereTheCopyBreaksDown() {
        var answer = portal.get().uri("/breaking").exchange();
        assertThat(answer).hasStatusOk().hasBodyTextEqualTo("made");
        assertThat(answer.getResponse().getHeaders("X-Made")).containsExactly("once");
        assertThat(answer.getResponse().getHeaders("X-Before")).containsExactly("kept");
        assertThat(copy.log).containsExactly("distrusted");
    }

    @Test
    void aPageIsMadeOnceMoreWhereTheCopyBreaksDownWhileItIsDrawn() {
        assertThat(portal.get().uri("/drawn")).hasStatusOk().hasBodyTextEqualTo("drawn");
    }

    @Test
    void whatFailsFromTheOriginalTooIsAFault() {
        assertThat(portal.get().uri("/broken")).hasStatus(500);
        assertThat(copy.log).containsExactly("copy", "distrusted", "original");
    }

    @Test
    void aFaultOfThePortalIsNotTriedAgain() {
        assertThat(portal.get().uri("/fault")).hasStatus(500);
        assertThat(copy.log).containsExactly("copy");
        assertThat(copy.begun).isFalse();
    }
}
