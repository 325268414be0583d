package org.mispa.web.system;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.activity.ActivityFilter;
import org.mispa.domain.activity.ActivityPage;
import org.mispa.domain.activity.ActivityRow;
import org.mispa.domain.activity.ActivityStatus;
import org.mispa.domain.activity.ActivityType;
import org.mispa.domain.deliverable.DeliverableStatus;
import org.mispa.domain.deliverable.Deliverables.DatedRow;
import org.mispa.domain.progress.Breakdowns.InYear;
import org.mispa.domain.progress.Breakdowns.Support;
import org.mispa.domain.shared.Basis;
import org.mispa.domain.shared.EdtfDate;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Text;
import org.mispa.domain.source.CitationRow;
import org.mispa.web.system.Board.Component;
import org.mispa.web.system.Board.Mandate;
import org.mispa.web.system.Facet.Choice;
import org.mispa.web.system.TileMap.Count;

/// What the page of the design shows in place of records. The wordings are samples in the language that they are marked
/// with, as those of records are.
final class DesignSamples {
    /// The colours of the stylesheet by what they are for; a key of the messages names each group.
    static final Map<String, List<String>> TOKENS = new TreeMap<>(Map.of(
            "surface",
            List.of("paper", "surface", "sunken", "ink", "muted", "line", "edge", "bar", "on-bar"),
            "action",
            List.of("accent", "accent-strong", "on-accent", "focus", "focus-halo"),
            "component",
            List.of("c1", "c1-tint", "c2", "c2-tint", "c3", "c3-tint", "c4", "c4-tint", "c5", "c5-tint"),
            "status",
            List.of(
                    "s-none",
                    "s-none-edge",
                    "s-planned",
                    "s-planned-edge",
                    "s-underway",
                    "s-delivered",
                    "s-overdue",
                    "s-overdue-tint"),
            "message",
            List.of("ok-tint", "warn-tint", "error"),
            "step",
            List.of("q0", "q1", "q2", "q3", "q4", "on-q2", "on-q3")));

    private static final String STATES = """
            AG Antigua and Barbuda 4;AR Argentina 10;BB Barbados 9;BZ Belize 16;BO Bolivia 6;BR Brazil 8;CA Canada 30;\
            CL Chile 13;CO Colombia 11;CR Costa Rica 20;CU Cuba 0;DM Dominica 3;DO Dominican Republic 12;EC Ecuador 10;\
            SV El Salvador 19;GD Grenada 8;GT Guatemala 18;GY Guyana 13;HT Haiti 1;HN Honduras 12;JM Jamaica 14;\
            MX Mexico 15;NI Nicaragua 11;PA Panama 17;PY Paraguay 10;PE Peru 6;KN Saint Kitts and Nevis 13;\
            LC Saint Lucia 9;VC Saint Vincent and the Grenadines 9;SR Suriname 4;BS The Bahamas 8;\
            TT Trinidad and Tobago 12;US United States 32;UY Uruguay 11;VE Venezuela 3""";

    private static final List<String> DATES = List.of(
            "2009/2011", "2009-11~/2011-11~", "2010-05", "2011-40", "2011/..", "2011-10-03", "../2011-09", "2012-33");

    private static final List<ActivityStatus> STATUSES = List.of(
            ActivityStatus.HELD,
            ActivityStatus.UNDER_WAY,
            ActivityStatus.HELD,
            ActivityStatus.NO_OUTCOME,
            ActivityStatus.UNDER_WAY,
            ActivityStatus.HELD,
            ActivityStatus.CANCELLED,
            ActivityStatus.PLANNED);

    private static final String TITLE = "Working meeting to evaluate the recording and collection of crime data";

    private final Here here;

    DesignSamples(Here here) {
        this.here = here;
    }

    /// A deliverable on the line of due dates.
    record Dated(DatedRow row, String tone, Timeline.Mark mark, Timeline.@Nullable Mark original) {}

    /// A wording that is hard to show, and the key of what is hard about it.
    record Hard(String name, Text text) {}

    Distribution standing() {
        return Distribution.of(
                "mandate",
                "mandates",
                standing(1, 15, 3, 2, 5),
                List.of(
                        new Distribution.Group(
                                1,
                                new Text(Language.EN, "Public security management"),
                                here.to("/components/1"),
                                here.to("/mandates", "component=1"),
                                standing(1, 40, 1, 0, 1)),
                        new Distribution.Group(
                                2,
                                new Text(Language.ES, "Prevención de la delincuencia, la violencia y la inseguridad"),
                                here.to("/components/2"),
                                here.to("/mandates", "component=2"),
                                standing(0, 2, 0, 2, 8))));
    }

    private List<StatusCount> standing(long overdue, long underWay, long delivered, long planned, long none) {
        return List.of(
                new StatusCount("overdue", overdue, here.to("/mandates", "status=overdue")),
                new StatusCount("under-way", underWay, here.to("/mandates", "status=under-way")),
                new StatusCount("delivered", delivered, here.to("/mandates", "status=delivered")),
                new StatusCount("planned", planned, here.to("/mandates", "status=planned")),
                new StatusCount("none", none, here.to("/mandates", "status=none")));
    }

    YearTable years() {
        return YearTable.of(
                List.of(
                        new InYear(ActivityType.SEMINAR, 2009, 5),
                        new InYear(ActivityType.SEMINAR, 2012, 64),
                        new InYear(ActivityType.SEMINAR, null, 69),
                        new InYear(ActivityType.DESTRUCTION, ActivityFilter.SEVERAL_YEARS, 12),
                        new InYear(ActivityType.DESTRUCTION, ActivityFilter.NO_DATE, 30),
                        new InYear(ActivityType.DESTRUCTION, null, 1234),
                        new InYear(null, 2009, 5),
                        new InYear(null, 2012, 64),
                        new InYear(null, ActivityFilter.SEVERAL_YEARS, 12),
                        new InYear(null, ActivityFilter.NO_DATE, 30),
                        new InYear(null, null, 1303)),
                ActivityFilter.ALL,
                here,
                key -> key);
    }

    FunderTable funders() {
        var name = new Text(Language.EN, "United States Agency for International Development");
        return FunderTable.of(
                List.of(
                        new Support("usaid", name, Basis.STATED, Map.of(0, 12L, 1, 10L)),
                        new Support("usaid", name, Basis.LINE_OF_WORK, Map.of(0, 104L, 1, 30L))),
                List.of(
                        new FunderTable.Column(
                                1, 30, "component=1", new Text(Language.EN, "Public security management")),
                        new FunderTable.Column(0, 104, "", null)),
                here);
    }

    Timeline line() {
        return Timeline.of(DATES.stream().map(EdtfDate::parse).toList(), here.asOf(), here.reach());
    }

    List<Dated> dated() {
        var line = line();
        return DATES.stream().map(date -> dated(EdtfDate.parse(date), line)).toList();
    }

    private static Dated dated(EdtfDate date, Timeline line) {
        var row = new DatedRow(
                "register",
                new Text(Language.EN, "Register of laws and practices on marking firearms in the Americas"),
                DeliverableStatus.OVERDUE,
                false,
                date,
                EdtfDate.parse("2010-12"));
        return new Dated(row, "m-late", line.mark(date), line.mark(EdtfDate.parse("2010-12")));
    }

    List<ActivityRow> activities() {
        return IntStream.range(0, DATES.size())
                .mapToObj(i -> row("sample-" + i, EdtfDate.parse(DATES.get(i)), STATUSES.get(i)))
                .toList();
    }

    private static ActivityRow row(String key, @Nullable EdtfDate date, ActivityStatus status) {
        return new ActivityRow(
                key,
                ActivityType.MEETING,
                english(TITLE),
                date,
                "Panama City, Panama",
                "3.d",
                List.of("5.1", "5.6"),
                16,
                status,
                status == ActivityStatus.PLANNED);
    }

    List<ActivityPage.Link> links() {
        return List.of(
                new ActivityPage.Link("5.1", english("Channels of communication"), Basis.STATED, null, null, null),
                new ActivityPage.Link(
                        "5.6",
                        english("Exchange of experience and best practices"),
                        Basis.INFERRED,
                        "It brings experts of several states together.",
                        null,
                        null));
    }

    List<Facet> facets() {
        return List.of(
                new Facet(
                        "type",
                        "Kind",
                        "activities",
                        List.of(
                                Choice.of(here, "type", "course", "Training course", null, 15),
                                Choice.of(here, "type", "seminar", "Seminar", null, 3),
                                Choice.of(here, "type", "study", "Study", null, 0))),
                new Facet(
                        "country",
                        "Member state",
                        "activities",
                        states().stream()
                                .map(state ->
                                        Choice.of(here, "country", state.code(), state.name(), null, state.count()))
                                .toList()));
    }

    List<Filter> filters() {
        return List.of(
                filter("type", "course", "Type: Training course"),
                filter("component", "3", "Component: 3 Police management"),
                filter("basis", "inferred", "inferred roles and groups"));
    }

    private Filter filter(String parameter, String value, String said) {
        return new Filter(parameter, value, value, said, null, here.minus(parameter, value));
    }

    List<CitationRow> citations() {
        return List.of(
                cited("3.c", "4", 30),
                cited("3.c", null, null),
                cited("preface", null, 2),
                cited("appendices", "1-2", null));
    }

    private static CitationRow cited(String section, @Nullable String paragraph, @Nullable Integer note) {
        return new CitationRow("report", english("Management Report"), section, paragraph, note);
    }

    Map<String, List<Integer>> matrix() {
        return new TreeMap<>(Map.of(
                "Cuba",
                List.of(0, 0, 0, 0, 0),
                "Jamaica",
                List.of(3, 1, 9, 1, 6),
                "United States",
                List.of(12, 5, 20, 2, 32)));
    }

    TileMap map(@Nullable String current) {
        return TileMap.of("activities", states(), here.locale(), current);
    }

    List<Count> states() {
        return Stream.of(STATES.split(";"))
                .map(state -> new Count(
                        state.substring(0, 2),
                        state.substring(3, state.lastIndexOf(' ')),
                        Long.parseLong(state.substring(state.lastIndexOf(' ') + 1)),
                        here.to("/activities", "country=" + state.substring(0, 2))))
                .toList();
    }

    List<Hard> texts() {
        return List.of(
                new Hard("plain", new Text(here.language(), TITLE)),
                new Hard(
                        "foreign",
                        here.language() == Language.ES
                                ? english(TITLE)
                                : new Text(Language.ES, "Segundo curso sobre sistemas de información policial")),
                new Hard(
                        "long",
                        new Text(
                                here.language(),
                                "Inter-American Convention against the Illicit Manufacturing of and Trafficking in"
                                        + " Firearms, Ammunition, Explosives, and Other Related Materials, with the"
                                        + " Regulations of its Consultative Committee and of the Conference of the"
                                        + " States Parties")),
                new Hard("unbroken", new Text(here.language(), "CIFTA-CICAD/doc.4/11_rev.2_corr.1".repeat(4))),
                new Hard("right-to-left", new Text(here.language(), "منظمة الدول الأمريكية (OAS)")),
                new Hard(
                        "markup",
                        new Text(here.language(), "<b>Not bold</b> & <script>alert(\"text\")</script> ${1 + 1}")));
    }

    private Board board(List<String> names, List<Integer> sizes, List<String> statuses) {
        return new Board(IntStream.range(0, names.size())
                .mapToObj(i -> new Component(
                        i + 1,
                        english(names.get(i)),
                        here.to("/components/" + (i + 1)),
                        30,
                        here.to("/activities", "component=" + (i + 1)),
                        IntStream.rangeClosed(1, sizes.get(i))
                                .mapToObj(m -> mandate((i + 1) + "." + m, m, statuses.get((i + m) % statuses.size())))
                                .toList()))
                .toList());
    }

    Board board() {
        return board(
                List.of(
                        "Public security management",
                        "Prevention of crime, violence and insecurity",
                        "Police management",
                        "Citizen and community participation",
                        "International cooperation"),
                List.of(6, 2, 4, 3, 8),
                List.of("under-way", "delivered", "none", "overdue", "planned"));
    }

    private Mandate mandate(String number, int activities, String status) {
        return new Mandate(
                number,
                english("Capacity to respond: laws, structures, procedures"),
                here.to("/mandates/" + number),
                status,
                status.equals("none") ? 0 : activities,
                here.to("/activities", "mandate=" + number),
                activities == 2);
    }

    /// One of each kind of field, with hint and error, or filled and right.
    List<Field> fields() {
        var statuses = Stream.of("held", "under-way", "planned")
                .map(status -> new Field.Option(status, status))
                .toList();
        return List.of(
                Field.typed("design-title", Said.of("design.form.title"), TITLE),
                Field.typed("design-date", Said.of("design.form.date"), "32/13/2010")
                        .withHint(Said.of("design.form.date.hint"))
                        .withError(Said.of("design.form.date.error", "32/13/2010")),
                Field.typed("design-summary", Said.of("design.form.summary"), "")
                        .thatMayBeEmpty(),
                Field.chosen("design-country", Said.of("design.form.country"), List.of(), options())
                        .withError(Said.of("design.form.country.error")),
                Field.chosen("design-status", Said.of("mandates.status"), List.of("held"), statuses),
                Field.chosen("design-roles", Said.of("countries.role"), List.of("host", "participant"), roles())
                        .withHint(Said.of("design.form.roles.hint"))
                        .thatMayBeEmpty());
    }

    private List<Field.Option> options() {
        return states().stream()
                .map(state -> new Field.Option(state.code(), state.name()))
                .toList();
    }

    private static List<Field.Option> roles() {
        return Stream.of("host", "participant", "signatory")
                .map(role -> new Field.Option(role, role))
                .toList();
    }

    private static Text english(String words) {
        return new Text(Language.EN, words);
    }
}
