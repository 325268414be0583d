package org.mispa.persistence.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mispa.domain.activity.ActivityDetails;
import org.mispa.domain.activity.ActivityType;
import org.mispa.domain.change.ApplyChange;
import org.mispa.domain.change.Change;
import org.mispa.domain.search.Search;
import org.mispa.domain.search.SearchFilter;
import org.mispa.domain.search.SearchHit;
import org.mispa.domain.shared.Actor;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Recorded;
import org.mispa.domain.shared.Wording;
import org.mispa.domain.shared.Wordings;
import org.mispa.domain.source.Citation;
import org.mispa.domain.source.SourceId;
import org.mispa.persistence.RecordsForTests;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.annotation.Transactional;

@TestPropertySource(properties = "mispa.test.database=search") // a context, and so a database, of its own
class SearchTest extends RecordsForTests {
    private static final Actor EDITOR = new Actor("an editor");
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @Autowired
    private Search search;

    @Autowired
    private ApplyChange door;

    @Autowired
    private JdbcClient jdbc;

    private static SearchFilter words(String text) {
        return new SearchFilter(text, null, null);
    }

    /// Everything found, the best of each kind first, as `ACTIVITY key`.
    private List<String> found(String text) {
        return hits(words(text), Language.EN).stream()
                .map(hit -> hit.record().toString())
                .toList();
    }

    private List<SearchHit> hits(SearchFilter filter, Language reader) {
        var counts = search.counts(filter);
        var hits = new ArrayList<SearchHit>();
        for (var kind : Search.KINDS) {
            var ofKind = filter.withKind(kind);
            if (counts.byKind().containsKey(kind)) {
                hits.addAll(search.page(ofKind, reader, 1, counts.total(ofKind)).rows());
            }
        }
        return hits;
    }

    private static String shown(org.mispa.domain.search.@Nullable MarkedText text) {
        return text == null
                ? "-"
                : String.join(
                        "",
                        text.parts().stream()
                                .map(part -> part.marked() ? "[" + part.text() + "]" : part.text())
                                .toList());
    }

    private void record(String key, @Nullable Integer base, @Nullable String place, Map<Language, Wording> words) {
        var details = new ActivityDetails(
                ActivityType.SEMINAR,
                new Wordings(words),
                null,
                null,
                Recorded.DONE,
                null,
                place,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(new Citation(SourceId.of("management-report-2009-2011"), "3.c", "4", null)));
        door.apply(new Change(new RecordKey(RecordKind.ACTIVITY, key), base, details, EDITOR, "test"), NOW);
    }

    private static Wording wording(boolean original, String title, @Nullable String summary) {
        return original ? Wording.original(title, summary, null) : Wording.translation(title, summary, null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "firearm | INSTRUMENT cifta",
                "FIREARMS trafficking | INSTRUMENT cifta",
                "San Jose | ACTIVITY round-table-legislators-san-jose",
                "san josé | ACTIVITY round-table-legislators-san-jose",
                "CICAD | ORGANIZATION cicad",
                "Jamaïque | COUNTRY JM",
                "République argentine | COUNTRY AR",
                "2629 | INSTRUMENT ag-res-2629",
                "AG/RES. 2629 | INSTRUMENT ag-res-2629",
                "agres2629 | INSTRUMENT ag-res-2629",
                "3.2 | MANDATE 3.2",
                "Dammert | INSTRUMENT doc-mispa-re-inf-1-09",
                "insecurity everyday | STATEMENT context-insecurity",
                "management report | SOURCE management-report-2009-2011"
            })
    void findsByWordNamePlaceAcronymAndCode(String text, String record) {
        assertThat(found(text)).contains(record);
    }

    @Test
    void findsOrganizationsByWhatTheyAreAlsoNamed() {
        var named = jdbc.sql("select key, aliases[1] from organization where cardinality(aliases) > 0 limit 5")
                .query((row, n) -> Map.entry(row.getString(1), row.getString(2)))
                .list();

        assertThat(named)
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(found(entry.getValue())).contains("ORGANIZATION " + entry.getKey()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3.2 | MANDATE 3.2",
                "mandate 3.2 | MANDATE 3.2",
                "3 | COMPONENT 3",
                "Component 3 | COMPONENT 3",
                "componente 3 | COMPONENT 3",
                "3.C | INITIATIVE 3.c",
                "jm | COUNTRY JM",
                "JAM | COUNTRY JM",
                "Bélice | COUNTRY BZ",
                "belice | COUNTRY BZ",
                "AG/RES. 2629 | INSTRUMENT ag-res-2629",
                "AG/RES. 2629 (XLI-O/11) | INSTRUMENT ag-res-2629",
                "ag res 2629 | INSTRUMENT ag-res-2629",
                "AGRES2629 | INSTRUMENT ag-res-2629"
            })
    void knowsTheOneRecordThatACodeMeans(String text, String record) {
        assertThat(search.named(text, Language.EN)).singleElement().satisfies(hit -> {
            assertThat(hit.record()).hasToString(record);
            assertThat(hit.leadsStraight()).isTrue();
        });
    }

    @Test
    void leavesTheChoiceWhereSeveralRecordsShareACode() {
        assertThat(search.named("OEA/Ser.K/XLIX.2", Language.EN)).hasSizeGreaterThan(1);
        assertThat(search.named("CICAD", Language.EN))
                .singleElement()
                .satisfies(hit -> assertThat(hit.leadsStraight()).isFalse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?", "()", "nothing is called so"})
    void namesNothingByWhatIsNoCode(String text) {
        assertThat(search.named(text, Language.EN)).isEmpty();
    }

    @Test
    void findsWhatIsWrittenInAnotherLanguageAndShowsItInTheReadersOwn() {
        record(
                "prison-seminar",
                null,
                "San José",
                Map.of(
                        Language.EN,
                        wording(true, "Seminar on prisons", "Held for wardens."),
                        Language.ES,
                        wording(false, "Seminario penitenciario", "Para el personal de las cárceles."),
                        Language.FR,
                        wording(false, "Séminaire sur les établissements pénitentiaires", null),
                        Language.PT,
                        wording(false, "Seminário sobre prisões", "Realizado em língua portuguesa.")));

        var hit = hits(words("penitenciarios"), Language.EN).stream()
                .filter(found -> found.record().key().equals("prison-seminar"))
                .findFirst()
                .orElseThrow();
        assertThat(shown(hit.title())).isEqualTo("Seminar on prisons");
        assertThat(hit.foundIn()).isEqualTo(Language.ES);
        assertThat(shown(hit.passage())).isEqualTo("Seminario [penitenciario]");

        assertThat(hits(words("penitenciario"), Language.ES))
                .extracting(found -> shown(found.title()))
                .contains("Seminario [penitenciario]");
        assertThat(shown(hits(words("carcel"), Language.EN).getFirst().passage()))
                .isEqualTo("Para el personal de las [cárceles].");
        assertThat(found("pénitentiaire")).contains("ACTIVITY prison-seminar");
        assertThat(found("lingua")).contains("ACTIVITY prison-seminar");
        var counts = search.counts(words("penitenciario"));
        assertThat(counts.byLanguage()).containsKey(Language.ES);
        assertThat(search.counts(words("seminar prisons").withLanguage(Language.FR))
                        .byKind())
                .isEmpty();
    }

    @Test
    void putsWhatIsCalledSoBeforeWhatOnlySpeaksOfIt() {
        record(
                "speaks",
                null,
                null,
                Map.of(Language.EN, wording(true, "A course", "It treats of zoology, among others.")));
        record("called", null, null, Map.of(Language.EN, wording(true, "Zoology course", null)));

        assertThat(found("zoology")).containsExactly("ACTIVITY called", "ACTIVITY speaks");
    }

    @Test
    void followsEveryChangeThroughTheOneDoor() {
        record("followed", null, "Ushuaia", Map.of(Language.EN, wording(true, "Numismatics", null)));
        assertThat(found("numismatics")).containsExactly("ACTIVITY followed");
        assertThat(found("ushuaia")).containsExactly("ACTIVITY followed");

        record("followed", 0, "Iquique", Map.of(Language.ES, wording(true, "Filatelia", null)));
        assertThat(found("numismatics")).isEmpty();
        assertThat(found("ushuaia")).isEmpty();
        assertThat(found("filatelia iquique")).containsExactly("ACTIVITY followed");
    }

    @Test
    @Transactional // undone
    void followsWhateverWritesPastTheDoor() {
        jdbc.sql("update organization set acronym = 'QXQX', aliases = '{Heliotropic Board}' where key = 'cicad'")
                .update();
        jdbc.sql("update instrument set symbol = 'CP/XYZ. 77 (9/99)' where key = 'doc-cp-csh-1246-10'")
                .update();
        jdbc.sql("update meeting set place = 'Ouagadougou' where key = 'mispa-3'")
                .update();
        jdbc.sql("update practice set place = 'Timbuktu' where key = 'practice-jamaica-observatory'")
                .update();
        jdbc.sql("update country_name set usual = 'Jamaiquinha' where country = 'jamaica' and language = 'PT'")
                .update();
        jdbc.sql("delete from figure_text where figure = 'fig-components'").update();

        assertThat(found("qxqx")).containsExactly("ORGANIZATION cicad");
        assertThat(found("heliotropic board")).containsExactly("ORGANIZATION cicad");
        assertThat(search.named("CP XYZ 77", Language.EN)).hasSize(1);
        assertThat(found("ouagadougou")).containsExactly("MEETING mispa-3");
        assertThat(found("timbuktu")).containsExactly("PRACTICE practice-jamaica-observatory");
        assertThat(search.named("jamaiquinha", Language.EN)).hasSize(1);
        assertThat(jdbc.sql("select count(*) from search_entry where kind = 'FIGURE' and record = 'fig-components'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void holdsExactlyWhatTheRecordsSay() {
        assertThat(jdbc.sql("""
                        select count(*) from (
                            (select kind, record, language, key, title, names, body, codes from search_source
                            except select kind, record, language, key, title, names, body, codes from search_entry)
                            union all
                            (select kind, record, language, key, title, names, body, codes from search_entry
                            except select kind, record, language, key, title, names, body, codes from search_source)) apart
                        """).query(Long.class).single()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "firarm, firearms",
        "Jamaca, jamaica",
        "trafiking firearms, trafficking firearms",
        "penitentia, penitentiary"
    })
    void offersTheNearestWordThatIsRecorded(String text, String near) {
        assertThat(search.counts(words(text)).none()).isTrue();
        assertThat(search.nearest(text)).hasValue(near);
        assertThat(found(near)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "xqzvw", "firearms", "12345", "the of", "?!"})
    void offersNothingWhereNothingIsNear(String text) {
        assertThat(search.nearest(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "'",
                "\"",
                "\"\"\"",
                "“firearms",
                "((",
                "a & | ! b",
                "& | ! <-> :* \\",
                "'; drop table activity; --",
                "%",
                "_",
                "\\",
                "the of and",
                "de la los",
                "le la les",
                "<script>alert(1)</script>",
                "\u202Efirearms\u200F",
                "قانون",
                "🙂",
                "or",
                "- -",
                "a.b.c.d/e/f?g=h#i",
                "http://example.org/a?b=c",
                "someone@example.org",
                "1e999 -0.0 .5 5. ..",
                "NULL"
            })
    void takesAnyTextAsWords(String text) {
        var filter = words(text);
        var counts = search.counts(filter);
        search.first(filter, List.copyOf(counts.byKind().keySet()), Language.FR);
        search.named(text, Language.FR);
        search.nearest(text);
        assertThat(hits(filter, Language.PT)).hasSizeLessThanOrEqualTo(Math.toIntExact(counts.total(filter)));
    }

    @Test
    void takesTextsWithoutEnd() {
        for (var text : List.of("firearms ".repeat(500), "x".repeat(5_000), "(".repeat(5_000), "\"a ".repeat(2_000))) {
            search.counts(words(text));
            search.nearest(text);
        }
    }

    @Test
    void doesNotSeeMarksOfDirection() {
        assertThat(words("\u202Efire\u200Barms\u200F\n now").text()).isEqualTo("fire arms now");
        assertThat(found("\u200Ffirearms\u200E")).isEqualTo(found("firearms"));
    }

    @Test
    void findsWordsInQuotationMarksSideBySideOnly() {
        record("apart", null, null, Map.of(Language.EN, wording(true, "Glass, clear, of houses", null)));
        record("beside", null, null, Map.of(Language.EN, wording(true, "Glass houses", null)));

        assertThat(found("glass houses")).containsExactlyInAnyOrder("ACTIVITY beside", "ACTIVITY apart");
        assertThat(found("\"glass houses\"")).containsExactly("ACTIVITY beside");
        assertThat(found("«glass houses»")).containsExactly("ACTIVITY beside");
        assertThat(found("“glass houses”")).containsExactly("ACTIVITY beside");
    }

    @Test
    void showsTheBestOfEachKindInTheOrderOfTheWholeList() {
        var filter = words("police");
        var kinds = List.copyOf(search.counts(filter).byKind().keySet());
        search.first(filter, kinds, Language.EN).forEach((kind, best) -> {
            var all = search.page(filter.withKind(kind), Language.EN, 1, 99).rows();
            assertThat(best).isEqualTo(all.subList(0, Math.min(Search.FIRST, all.size())));
        });
        assertThat(kinds).hasSizeGreaterThan(3);
    }

    @Test
    @Transactional // undone
    void pagesHoldEachRecordOnceInWhateverLanguagesItIsFound() {
        jdbc.sql("""
                        insert into activity (key, type, recorded, third_party, people, source, version, mandates, mandates_stated,
                            components, components_stated, states, country_roles, roles, funders, line_funders, organizations)
                        select 'paged-' || n, 'SEMINAR', 'DONE', false, '{}', 'management-report-2009-2011', 0, '{}', '{}',
                            '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}'
                        from generate_series(1, 120) n
                        """).update();
        jdbc.sql("""
                        insert into activity_text (activity, language, original, title, summary)
                        select 'paged-' || n, language, language = 'EN', repeat('zeppelin ', 1 + n % 5) || language, 'zeppelin'
                        from generate_series(1, 120) n, unnest(array['EN', 'ES', 'FR', 'PT']) language
                        where language = 'EN' or n % 3 > 0
                        """).update();
        var filter = words("zeppelin").withKind(RecordKind.ACTIVITY);
        var total = search.counts(filter).total(filter);
        var keys = new ArrayList<String>();
        for (var number = 1; number <= 3; number++) {
            search.page(filter, Language.EN, number, total)
                    .rows()
                    .forEach(hit -> keys.add(hit.record().key()));
        }

        assertThat(total).isEqualTo(120);
        assertThat(keys).hasSize(120).doesNotHaveDuplicates();
        assertThat(search.counts(filter).byLanguage())
                .containsEntry(Language.EN, 120L)
                .containsEntry(Language.PT, 80L);
    }
}
