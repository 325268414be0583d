package org.mispa.web.feed;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.change.Corrections;
import org.mispa.domain.feed.PublishedChanges;
import org.mispa.domain.feed.PublishedChanges.PublishedChange;
import org.mispa.domain.shared.Query;
import org.mispa.web.system.Downloads;
import org.mispa.web.system.Here;
import org.mispa.web.system.RecordPages;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.WebRequest;

/// Sends changes as a feed (Atom, RFC 4287). Nobody who made a change is named: the author is the portal.
@Component
class AtomFile {
    private static final String TYPE = "application/atom+xml;charset=UTF-8";
    private static final String ATOM = "http://www.w3.org/2005/Atom";

    /// What no XML may hold.
    private static final Pattern NO_XML =
            Pattern.compile("[^\t\n\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    private final PublishedChanges changes;
    private final RecordPages pages;
    private final MessageSource messages;
    private final Downloads downloads;

    AtomFile(PublishedChanges changes, RecordPages pages, MessageSource messages, Downloads downloads) {
        this.changes = changes;
        this.pages = pages;
        this.messages = messages;
        this.downloads = downloads;
    }

    /// What a feed is about.
    ///
    /// @param path of its page, which also names the feed for good
    /// @param name for the file: `country-JM`
    /// @param title for readers; null for the feed of all changes
    record About(String path, String name, @Nullable String title) {}

    void send(About about, List<PublishedChange> entries, Here here, WebRequest request, HttpServletResponse response)
            throws IOException {
        var name = "mispa-" + about.name() + "-" + here.language().tag() + ".atom";
        var begun = Objects.requireNonNullElse(changes.first(), Instant.EPOCH);
        downloads.sendUnlessKnown(name, TYPE, request, response, out -> write(about, entries, begun, here, out));
    }

    private void write(About about, List<PublishedChange> entries, Instant begun, Here here, OutputStream out)
            throws IOException {
        try {
            // By a writer: by a stream the JDK writes characters beyond the first plane as two halves.
            var to = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(to);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace(ATOM);
            xml.writeAttribute("xml:lang", here.language().tag());
            element(xml, "id", id("feed", about.path(), here.language().tag(), begun));
            element(
                    xml,
                    "title",
                    said(
                            "portal.title",
                            here,
                            about.title() == null ? said("feed.all", here) : said("feed.of", here, about.title())));
            element(xml, "subtitle", said("feed.about", here, FeedController.NEWEST));
            element(
                    xml,
                    "updated",
                    (entries.isEmpty() ? begun : entries.getFirst().at()).toString());
            link(xml, "self", "application/atom+xml", here.address());
            link(xml, "alternate", "text/html", here.whole(here.to(about.path())));
            xml.writeStartElement("author");
            element(xml, "name", said("portal", here));
            element(xml, "uri", here.whole(here.to("/")));
            xml.writeEndElement();
            for (var entry : entries) {
                write(entry, begun, here, xml);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
            to.flush();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private void write(PublishedChange change, Instant begun, Here here, XMLStreamWriter xml)
            throws XMLStreamException {
        var record = change.record();
        var kind = Query.slug(record.kind());
        var kindName = said("RecordKind." + record.kind().name(), here);
        xml.writeStartElement("entry");
        element(xml, "id", id("change", Long.toString(change.number()), kind + " " + record.key(), begun));
        element(
                xml,
                "title",
                said(
                        "feed.title",
                        here,
                        said(
                                switch (change.act()) {
                                    case RECORDED -> "history.made";
                                    case CHANGED -> "history.changed";
                                    case WITHDRAWN -> "history.withdrawn";
                                },
                                here),
                        kindName,
                        change.title().value()));
        element(xml, "published", change.at().toString());
        element(xml, "updated", change.at().toString());
        link(xml, "alternate", "text/html", here.whole(pages.to(record, here)));
        link(xml, "related", "text/html", here.whole(here.to("/history/" + kind + "/" + record.key())));
        xml.writeEmptyElement("category");
        xml.writeAttribute("term", kind);
        xml.writeAttribute("label", text(kindName));
        element(xml, "summary", reason(change.reason(), here));
        xml.writeEndElement();
    }

    private String reason(@Nullable String reason, Here here) {
        if (reason == null) {
            return said("history.shipped", here);
        }
        return reason.equals(Corrections.REASON) ? said("history.corrected", here) : reason;
    }

    /// The same for good, whatever the portal's address is, and of this portal alone: no other has begun at that
    /// moment.
    private static String id(String what, String which, String of, Instant begun) {
        var name = String.join("\n", "mispa", what, which, of, begun.toString());
        return "urn:uuid:" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text(text));
        xml.writeEndElement();
    }

    private static void link(XMLStreamWriter xml, String rel, String type, String href) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", rel);
        xml.writeAttribute("type", type);
        xml.writeAttribute("href", href);
    }

    private static String text(String text) {
        return NO_XML.matcher(text).replaceAll("");
    }

    private String said(String key, Here here, Object... values) {
        return messages.getMessage(key, values, here.locale());
    }
}
