package org.mispa.web.system;

import java.util.Objects;
import org.mispa.domain.country.MemberStates;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Leads to the page of any record by its key. [Here#path] takes the code of a country, which is not its key.
@Component
public class RecordPages {
    private final ObjectProvider<MemberStates> states; // the frame alone has no records

    RecordPages(ObjectProvider<MemberStates> states) {
        this.states = states;
    }

    /// A ready address; a chosen day and the language go along.
    public String to(RecordKey record, Here here) {
        return here.to(path(record, here));
    }

    /// The path of a record's page, without anything that goes along.
    public String path(RecordKey record, Here here) {
        return here.path(addressed(record));
    }

    /// The record by what its address ends in.
    public RecordKey addressed(RecordKey record) {
        return record.kind() == RecordKind.COUNTRY ? withCode(record) : record;
    }

    /// The key of a record by what its address ends in.
    public String key(RecordKind kind, String id) {
        return kind != RecordKind.COUNTRY
                ? id
                : states.stream()
                        .flatMap(each -> each.known().stream())
                        .filter(known -> id.equals(known.iso2()))
                        .map(known -> known.id().value())
                        .findFirst()
                        .orElse(id);
    }

    private RecordKey withCode(RecordKey country) {
        return states.stream()
                .flatMap(each -> each.known().stream())
                .filter(known -> known.id().value().equals(country.key()))
                .map(known -> new RecordKey(country.kind(), Objects.requireNonNullElse(known.iso2(), country.key())))
                .findFirst()
                .orElse(country);
    }
}
