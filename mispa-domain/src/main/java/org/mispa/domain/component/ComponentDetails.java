package org.mispa.domain.component;

import java.util.List;
import org.mispa.domain.shared.Details;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Wordings;
import org.mispa.domain.source.Citation;

/// What is known of a component.
///
/// @param citations where it is written, the main place first
public record ComponentDetails(Wordings words, List<Citation> citations) implements Details {

    public ComponentDetails {
        citations = List.copyOf(citations);
    }

    @Override
    public RecordKind kind() {
        return RecordKind.COMPONENT;
    }
}
