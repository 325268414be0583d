package org.mispa.web.system;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Holds back a page until it is whole. Everything else goes to the reader as it is written.
class CapturedPage extends HttpServletResponseWrapper {
    private static final int USUAL = 1 << 16;

    private final Runnable noPage;
    private @Nullable ByteArrayOutputStream held;
    private @Nullable ServletOutputStream out;
    private @Nullable PrintWriter writer;

    /// @param noPage told as soon as something else is sent
    CapturedPage(HttpServletResponse response, Runnable noPage) {
        super(response);
        this.noPage = noPage;
    }

    /// Whether a page was written, and is held.
    boolean isPage() {
        return held != null && !isCommitted();
    }

    byte[] bytes() {
        if (writer != null) {
            writer.flush();
        }
        return held == null ? new byte[0] : held.toByteArray();
    }

    String text() {
        if (writer != null) {
            writer.flush();
        }
        return held == null ? "" : held.toString(StandardCharsets.UTF_8);
    }

    /// Sends what is held, which is nothing where it went to the reader already.
    void sendAsItIs() throws IOException {
        if (isPage()) {
            var content = bytes();
            getResponse().setContentLength(content.length);
            getResponse().getOutputStream().write(content);
        }
    }

    private @Nullable ByteArrayOutputStream holds() {
        var type = getContentType();
        if (held == null && type != null && type.startsWith("text/html")) {
            held = new ByteArrayOutputStream(USUAL);
        }
        if (held == null) {
            noPage.run();
        }
        return held;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (out == null) {
            var page = holds();
            out = page == null ? super.getOutputStream() : new Held(page);
        }
        return out;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (writer == null) {
            var page = holds();
            writer = page == null
                    ? super.getWriter()
                    : new PrintWriter(new OutputStreamWriter(page, Charset.forName(getCharacterEncoding())), false);
        }
        return writer;
    }

    /// A page goes out when it is whole.
    @Override
    public void flushBuffer() throws IOException {
        if (held == null) {
            noPage.run();
            super.flushBuffer();
        }
    }

    @Override
    public void resetBuffer() {
        super.resetBuffer();
        letGo();
    }

    @Override
    public void reset() {
        super.reset();
        letGo();
    }

    @Override
    public void sendError(int status) throws IOException {
        letGo();
        noPage.run();
        super.sendError(status);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        letGo();
        noPage.run();
        super.sendError(status, message);
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        letGo();
        noPage.run();
        super.sendRedirect(location);
    }

    private void letGo() {
        if (held != null) {
            held = null;
            out = null;
            writer = null;
        }
    }

    private static final class Held extends ServletOutputStream {
        private final ByteArrayOutputStream page;

        Held(ByteArrayOutputStream page) {
            this.page = page;
        }

        @Override
        public void write(int one) {
            page.write(one);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            page.write(bytes, from, length);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("pages are written at once");
        }
    }
}
