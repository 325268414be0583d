package org.mispa.web.system;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.activity.ActivityFilter;
import org.mispa.domain.activity.ActivityStatus;
import org.mispa.domain.activity.ActivityType;
import org.mispa.domain.deliverable.DeliverableStatus;
import org.mispa.domain.deliverable.Deliverables.DatedRow;
import org.mispa.domain.progress.Breakdowns.InYear;
import org.mispa.domain.progress.Breakdowns.Support;
import org.mispa.domain.shared.Basis;
import org.mispa.domain.shared.EdtfDate;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Page;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Text;
import org.mispa.domain.source.CitationRow;
import org.mispa.web.system.Board.Component;
import org.mispa.web.system.Board.Mandate;
import org.mispa.web.system.Facet.Choice;
import org.mispa.web.system.TileMap.Count;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// One page with every part of the frame on it, and addresses at which things go wrong.
@Controller
@TestComponent // not found by tests of the whole portal
class SampleController {
    private static final String STATES = """
            AG Antigua and Barbuda 4;AR Argentina 10;BB Barbados 9;BZ Belize 16;BO Bolivia 6;BR Brazil 8;CA Canada 30;\
            CL Chile 13;CO Colombia 11;CR Costa Rica 20;CU Cuba 0;DM Dominica 3;DO Dominican Republic 12;EC Ecuador 10;\
            SV El Salvador 19;GD Grenada 8;GT Guatemala 18;GY Guyana 13;HT Haiti 1;HN Honduras 12;JM Jamaica 14;\
            MX Mexico 15;NI Nicaragua 11;PA Panama 17;PY Paraguay 10;PE Peru 6;KN Saint Kitts and Nevis 13;\
            LC Saint Lucia 9;VC Saint Vincent and the Grenadines 9;SR Suriname 4;BS The Bahamas 8;\
            TT Trinidad and Tobago 12;US United States 32;UY Uruguay 11;VE Venezuela 3""";

    record Row(String title, EdtfDate date, String meta, ActivityStatus status, boolean passed) {}

    record Dated(DatedRow row, String tone, Timeline.Mark mark, Timeline.@Nullable Mark original) {}

    @GetMapping("/sample")
    String sample(Here here, Model model, @RequestParam(defaultValue = "1") PageNumber page) {
        var dates = List.of(
                "2009/2011",
                "2009-11~/2011-11~",
                "2010-05",
                "2011-40",
                "2011/..",
                "2011-10-03",
                "../2011-09",
                "2012-33");
        var statuses = List.of(
                ActivityStatus.HELD,
                ActivityStatus.UNDER_WAY,
                ActivityStatus.HELD,
                ActivityStatus.NO_OUTCOME,
                ActivityStatus.UNDER_WAY,
                ActivityStatus.HELD,
                ActivityStatus.CANCELLED,
                ActivityStatus.PLANNED);
        var parsed = dates.stream().map(EdtfDate::parse).toList();
        var line = Timeline.of(parsed, here.asOf(), here.reach());
        model.addAttribute("line", line);
        model.addAttribute(
                "dated", parsed.stream().map(date -> dated(date, line)).toList());
        model.addAttribute(
                "rows",
                IntStream.range(0, dates.size())
                        .mapToObj(i -> row(dates.get(i), statuses.get(i)))
                        .toList());
        model.addAttribute("board", board(here));
        model.addAttribute("standing", standing(here));
        model.addAttribute("map", TileMap.of("activities", counts(here), here.locale(), null));
        model.addAttribute("mini", TileMap.of("activities", counts(here), here.locale(), "JM"));
        model.addAttribute("years", years(here));
        model.addAttribute("funders", funders(here));
        model.addAttribute(
                "facets",
                List.of(
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
                                counts(here).stream()
                                        .map(count -> Choice.of(
                                                here, "country", count.code(), count.name(), null, count.count()))
                                        .toList())));
        model.addAttribute(
                "pager",
                Pager.of(
                        here,
                        new Page<>(List.copyOf(IntStream.range(0, 50).boxed().toList()), page.value(), 740)));
        model.addAttribute(
                "citations",
                List.of(
                        cited("3.c", "4", 30),
                        cited("3.c", null, null),
                        cited("preface", null, 2),
                        cited("appendices", "1-2", null)));
        model.addAttribute("spanish", new Text(Language.ES, "Segundo curso sobre sistemas de información policial"));
        model.addAttribute(
                "matrix",
                Map.of(
                        "Cuba",
                        List.of(0, 0, 0, 0, 0),
                        "Jamaica",
                        List.of(3, 1, 9, 1, 6),
                        "United States",
                        List.of(12, 5, 20, 2, 32)));
        return "sample";
    }

    @GetMapping("/mandates/{number}")
    String missing(@PathVariable String number) {
        throw new NotRecorded(RecordKind.MANDATE, number);
    }

    @GetMapping("/fault")
    String fault() {
        throw new IllegalStateException("secret");
    }

    @GetMapping("/broken-page")
    String brokenPage() {
        return "sample-broken";
    }

    @GetMapping("/unreachable")
    String unreachable() {
        throw new IllegalStateException(new java.sql.SQLTransientConnectionException("secret"));
    }

    @GetMapping("/by-status")
    String byStatus(@RequestParam ActivityStatus status) {
        return "sample-" + status;
    }

    record Wanted(Set<ActivityStatus> status) {}

    @GetMapping("/by-filter")
    String byFilter(Wanted wanted) {
        return "sample-" + wanted;
    }

    @GetMapping("/by-number/{number}")
    String byNumber(@PathVariable int number) {
        return "sample-" + number;
    }

    private static Row row(String date, ActivityStatus status) {
        return new Row(
                "Working meeting to evaluate the recording and collection of crime data",
                EdtfDate.parse(date),
                "Panama City, Panama",
                status,
                status == ActivityStatus.PLANNED);
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

    private static Distribution standing(Here here) {
        return Distribution.of(
                "mandate",
                "mandates",
                standing(here, 1, 15, 3, 2, 5),
                List.of(
                        new Distribution.Group(
                                1,
                                new Text(Language.EN, "Public security management"),
                                here.to("/components/1"),
                                here.to("/mandates", "component=1"),
                                standing(here, 1, 40, 1, 0, 1)),
                        new Distribution.Group(
                                2,
                                new Text(Language.ES, "Prevención de la delincuencia, la violencia y la inseguridad"),
                                here.to("/components/2"),
                                here.to("/mandates", "component=2"),
                                standing(here, 0, 2, 0, 2, 8))));
    }

    private static List<StatusCount> standing(
            Here here, long overdue, long underWay, long delivered, long planned, long none) {
        return List.of(
                new StatusCount("overdue", overdue, here.to("/mandates", "status=overdue")),
                new StatusCount("under-way", underWay, here.to("/mandates", "status=under-way")),
                new StatusCount("delivered", delivered, here.to("/mandates", "status=delivered")),
                new StatusCount("planned", planned, here.to("/mandates", "status=planned")),
                new StatusCount("none", none, here.to("/mandates", "status=none")));
    }

    private static YearTable years(Here here) {
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

    private static FunderTable funders(Here here) {
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

    private static CitationRow cited(String section, @Nullable String paragraph, @Nullable Integer note) {
        return new CitationRow("report", new Text(Language.EN, "Management Report"), section, paragraph, note);
    }

    private static List<Count> counts(Here here) {
        return STATES.lines()
                .flatMap(line -> java.util.Arrays.stream(line.split(";")))
                .map(state -> new Count(
                        state.substring(0, 2),
                        state.substring(3, state.lastIndexOf(' ')),
                        Long.parseLong(state.substring(state.lastIndexOf(' ') + 1)),
                        here.to("/activities", "country=" + state.substring(0, 2))))
                .toList();
    }

    private static Board board(Here here) {
        var names = List.of(
                "Public security management",
                "Prevention of crime, violence and insecurity",
                "Police management",
                "Citizen and community participation",
                "International cooperation");
        var sizes = List.of(6, 2, 4, 3, 8);
        var statuses = List.of("under-way", "delivered", "none", "overdue", "planned");
        return new Board(IntStream.range(0, 5)
                .mapToObj(i -> new Component(
                        i + 1,
                        new Text(Language.EN, names.get(i)),
                        here.to("/components/" + (i + 1)),
                        30,
                        here.to("/activities", "component=" + (i + 1)),
                        IntStream.rangeClosed(1, sizes.get(i))
                                .mapToObj(m -> {
                                    var number = (i + 1) + "." + m;
                                    var status = statuses.get((i + m) % 5);
                                    return new Mandate(
                                            number,
                                            new Text(Language.EN, "Capacity to respond: laws, structures, procedures"),
                                            here.to("/mandates/" + number),
                                            status,
                                            status.equals("none") ? 0 : m,
                                            here.to("/activities", "mandate=" + number),
                                            m == 2);
                                })
                                .toList()))
                .toList());
    }
}
