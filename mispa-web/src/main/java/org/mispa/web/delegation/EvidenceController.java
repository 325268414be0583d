package org.mispa.web.delegation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.change.NotAllowed;
import org.mispa.domain.delegation.Evidence;
import org.mispa.domain.delegation.EvidenceFiles;
import org.mispa.domain.delegation.RefusedEvidence;
import org.mispa.domain.delegation.RightOfReply;
import org.mispa.web.system.Delegations;
import org.mispa.web.system.Said;
import org.mispa.web.system.SignedIn;
import org.mispa.web.system.UploadLimit;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The files that a delegation shows with an observation, and the scan of the note verbale from which the secretariat
/// entered one. They are handed out as attachments alone, and a browser that
/// opens one all the same runs nothing in it.
@Controller
class EvidenceController {
    /// A file, and what a form adds to it.
    static final long LARGEST_REQUEST = Evidence.LARGEST + (1L << 20);

    private final RightOfReply reply;
    private final EvidenceFiles files;
    private final Delegations delegations;
    private final Clock clock;

    EvidenceController(RightOfReply reply, EvidenceFiles files, Delegations delegations, Clock clock) {
        this.reply = reply;
        this.files = files;
        this.delegations = delegations;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class Limit {
        @Bean
        FilterRegistrationBean<UploadLimit> evidenceLimit() {
            return UploadLimit.of(
                    LARGEST_REQUEST,
                    path -> path.replaceFirst("^(/observations/[0-9]+)/.*", "$1"),
                    "evidenceLimit",
                    "/observations/*");
        }
    }

    @PostMapping("/observations/{id}/files")
    String attach(
            @AuthenticationPrincipal SignedIn reader,
            @PathVariable long id,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile sent,
            HttpServletRequest request,
            RedirectAttributes then)
            throws IOException {
        var observation = reader.works() ? delegations.seen(id, reader, request) : delegations.own(id, reader, request);
        if (reader.works() && observation.note() == null) {
            throw Delegations.none();
        }
        var name = sent == null ? "" : Objects.requireNonNullElse(sent.getOriginalFilename(), "");
        try {
            var content = sent == null ? new byte[0] : sent.getBytes();
            if (reader.works()) {
                reply.attachScan(id, name, content, reader.staff(), clock.instant());
            } else {
                reply.attach(id, name, content, Delegations.delegate(reader), clock.instant());
            }
            then.addFlashAttribute("done", "attached");
        } catch (RefusedEvidence refused) {
            then.addFlashAttribute("refused", refused(refused.why(), name));
        } catch (NotAllowed no) {
            then.addFlashAttribute("refused", Delegations.refused(no, "observation.refused.not-in-this-state"));
        }
        return "redirect:/observations/" + id;
    }

    /// Why a file is not kept.
    static Said refused(RefusedEvidence.Why why, String name) {
        return Said.of("RefusedEvidence." + why, Evidence.cleaned(name), Evidence.LARGEST >> 20, Evidence.MOST);
    }

    @PostMapping("/observations/{id}/files/{file}/remove")
    String remove(
            @AuthenticationPrincipal SignedIn reader,
            @PathVariable long id,
            @PathVariable long file,
            HttpServletRequest request,
            RedirectAttributes then) {
        delegations.own(id, reader, request);
        try {
            reply.detach(id, file, Delegations.delegate(reader));
            then.addFlashAttribute("done", "detached");
        } catch (NotAllowed no) {
            then.addFlashAttribute("refused", Said.of("observation.refused.not-in-this-state"));
        }
        return "redirect:/observations/" + id;
    }

    @GetMapping("/observations/{id}/files/{file}")
    void show(
            @AuthenticationPrincipal SignedIn reader,
            @PathVariable long id,
            @PathVariable long file,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        delegations.seen(id, reader, request);
        var evidence = files.of(id).stream()
                .filter(one -> one.id() == file)
                .findFirst()
                .orElseThrow(Delegations::none);
        var content = files.content(id, file).orElseThrow(Delegations::none);
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(evidence.name(), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setContentType(evidence.type().media());
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
    }
}
