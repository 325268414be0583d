package org.mispa.web.system;

import java.io.UnsupportedEncodingException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// What tests of the frame share: the portal without records, and a look at its page of the design.
@SpringBootTest(classes = SamplePortal.class)
@AutoConfigureMockMvc
abstract class FrameTest {
    @Autowired
    MockMvcTester portal;

    /// @param address with query string, already encoded
    MvcTestResult get(String address) {
        return portal.get().uri(java.net.URI.create(address)).exchange();
    }

    Document page(String address) {
        return document(get(address));
    }

    static Document document(MvcTestResult result) {
        try {
            return Jsoup.parse(result.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException unknown) {
            throw new IllegalStateException(unknown);
        }
    }
}
