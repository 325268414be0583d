package org.mispa.web.change;

import java.util.Set;
import org.mispa.domain.change.Proposals;
import org.mispa.domain.change.Records;
import org.mispa.domain.record.RecordFile;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.PlainLetters;
import org.mispa.domain.shared.RecordKey;
import org.springframework.stereotype.Component;

/// Makes the keys of new records from their titles.
@Component
class NewKeys {
    private static final int LONGEST = 80;

    private final Records records;
    private final Proposals proposals;

    NewKeys(Records records, Proposals proposals) {
        this.records = records;
        this.proposals = proposals;
    }

    /// A key that no record has or had and none is going to have; for kinds whose number is their key, that number.
    String of(Typed typed) {
        if (RecordForm.typesKey(typed.kind())) {
            return typed.field(RecordFile.of(typed.kind()).columns().getFirst().name())
                    .strip();
        }
        var english = typed.field("title_" + Language.EN.tag());
        var words = slug(english.isBlank() ? typed.title() : english);
        var key = words;
        for (var number = 2; isTaken(new RecordKey(typed.kind(), key)); number++) {
            key = words + "-" + number;
        }
        return key;
    }

    boolean isTaken(RecordKey record) {
        return !records.existing(Set.of(record)).isEmpty() || proposals.taken(record);
    }

    private static String slug(String title) {
        var slug = PlainLetters.of(title).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        if (slug.length() > LONGEST) {
            slug = slug.substring(0, LONGEST).replaceAll("-[^-]*$", "");
        }
        return slug.isEmpty() ? "record" : slug;
    }
}
