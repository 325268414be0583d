package org.mispa.web.system;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.coyote.ActionCode;
import org.apache.coyote.http11.Http11NioProtocol;
import org.junit.jupiter.api.Test;
import org.thymeleaf.spring6.SpringTemplateEngine;

/// A server that is stopping reads no more than the first line of a request that comes in that moment, and takes it for
/// a wrong one. It answers nothing then, so that a proxy asks another node.
class RefusedPageTest {
    /// Its class is final and says to nobody else what it is told.
    private final org.apache.coyote.Response answered = mock();

    private void report(boolean stopping, String... headers) {
        var connector = new Connector(new Http11NioProtocol() {
            @Override
            public boolean isPaused() {
                return stopping;
            }
        });
        var asked = new org.apache.coyote.Request();
        for (var header : headers) {
            asked.getMimeHeaders().addValue(header).setString("any");
        }
        var answer = new Response(answered);
        answer.setStatus(400);
        new RefusedPage(SpringTemplateEngine::new, "/").report(new Request(connector, asked), answer, null);
    }

    @Test
    void aRequestThatCameTooLateIsNotAnswered() {
        report(true);
        verify(answered).action(ActionCode.CLOSE_NOW, null);
    }

    @Test
    void aRequestThatIsWrongIsAnsweredAlsoWhileTheServerStops() {
        report(true, "Host");
        report(false);
        verify(answered, never()).action(ActionCode.CLOSE_NOW, null);
    }
}
