package org.mispa.domain.exchange;

import java.io.OutputStream;
import org.mispa.domain.shared.Language;

/// The wordings of all records beside their translations, as a file that can be read in again.
public interface PublishedTranslations {
    /// Writes every part of every wording that was not first written in this language. The stream stays open.
    void write(Language language, OutputStream to);
}
