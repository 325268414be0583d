package org.mispa.persistence.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mispa.domain.change.ApplyChange;
import org.mispa.domain.change.Change;
import org.mispa.domain.change.History;
import org.mispa.domain.change.Records;
import org.mispa.domain.change.Translations;
import org.mispa.domain.component.Component;
import org.mispa.domain.component.ComponentDetails;
import org.mispa.domain.remark.RemarkDetails;
import org.mispa.domain.remark.Remarks;
import org.mispa.domain.shared.Actor;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Text;
import org.mispa.domain.shared.Translation;
import org.mispa.domain.shared.Wording;
import org.mispa.domain.shared.Wordings;
import org.mispa.persistence.RecordsForTests;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

@TestPropertySource(properties = "mispa.test.database=translations") // a context, and so a database, of its own
class TranslationsTest extends RecordsForTests {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Actor EDITOR = new Actor("an editor");

    @Autowired
    private ApplyChange door;

    @Autowired
    private Translations translations;

    @Autowired
    private Remarks remarks;

    @Autowired
    private History history;

    @Autowired
    private Records records;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void ofTheShippedRecordsAreComplete() {
        assertThat(translations.counts())
                .filteredOn(count -> count.kind() != RecordKind.REMARK && count.kind() != RecordKind.COMPONENT)
                .isNotEmpty()
                .allSatisfy(count -> assertThat(count.state()).isEqualTo(Translation.CURRENT));
    }

    @Test
    void ofTheSentencesInsideTheShippedRecordsAreComplete() {
        assertThat(jdbc.sql("""
                        select sentence from sentence_in_record
                        except select summary from remark_text where original
                        """).query(String.class).list()).isEmpty();
    }

    @Test
    void areOutdatedOnceTheOriginalIsRevised() {
        var record = new RecordKey(RecordKind.COMPONENT, "4");
        assertThat(stateIn(record, Language.FR)).isEqualTo(Translation.CURRENT);

        transaction.executeWithoutResult(status -> {
            var component = (Component) records.find(record).orElseThrow();
            var words = new HashMap<>(component.details().words().byLanguage());
            words.put(Language.EN, Wording.original("Participation of citizens", null, null));
            var revised = new ComponentDetails(
                    new Wordings(words), component.details().citations());
            door.apply(new Change(record, component.version(), revised, EDITOR, "test"), NOW);
        });

        assertThat(stateIn(record, Language.FR)).isEqualTo(Translation.OUTDATED);
        assertThat(stateIn(record, Language.EN)).isEqualTo(Translation.ORIGINAL);
        assertThat(translations
                        .page(new Translations.Filter(Language.FR, Translation.OUTDATED, RecordKind.COMPONENT), 1)
                        .rows())
                .extracting(Translations.Row::key)
                .containsExactly("4");
    }

    @Test
    void ofASentenceServeEveryRecordThatSaysIt() {
        var sentence = "A sentence that two records share.";
        assertThat(remarks.in(Language.ES, sentence)).isEqualTo(new Text(Language.EN, sentence));
        door.apply(
                new Change(
                        new RecordKey(RecordKind.REMARK, "a-sentence"),
                        null,
                        new RemarkDetails(new Wordings(Map.of(
                                Language.EN, Wording.original(null, sentence, null),
                                Language.ES,
                                        Wording.translation(null, "Una frase que comparten dos registros.", null)))),
                        EDITOR,
                        "test"),
                NOW);
        assertThat(remarks.in(Language.ES, sentence))
                .isEqualTo(new Text(Language.ES, "Una frase que comparten dos registros."));
        assertThat(remarks.in(Language.PT, sentence)).isEqualTo(new Text(Language.EN, sentence));
    }

    private Translation stateIn(RecordKey record, Language language) {
        return history.of(record, language).orElseThrow().translation();
    }
}
