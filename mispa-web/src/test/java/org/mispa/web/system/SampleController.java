package org.mispa.web.system;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.mispa.domain.activity.ActivityStatus;
import org.mispa.domain.shared.EdtfDate;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Page;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Text;
import org.mispa.domain.source.CitationRow;
import org.mispa.web.system.Board.Component;
import org.mispa.web.system.Board.Mandate;
import org.mispa.web.system.Columns.Point;
import org.mispa.web.system.Facet.Choice;
import org.mispa.web.system.Strip.Years;
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

    record Row(String title, EdtfDate date, String meta, ActivityStatus status, boolean passed, Strip strip) {}

    @GetMapping("/sample")
    String sample(Here here, Model model, @RequestParam(defaultValue = "1") PageNumber page) {
        var day = here.reckoning().day();
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
        var years = Years.of(dates.stream().map(EdtfDate::parse).toList(), day);
        model.addAttribute("years", years);
        model.addAttribute(
                "rows",
                IntStream.range(0, dates.size())
                        .mapToObj(i -> row(dates.get(i), statuses.get(i), years, day))
                        .toList());
        model.addAttribute("board", board(here));
        model.addAttribute(
                "standing",
                List.of(
                        new StatusCount("overdue", 0, here.to("/mandates", "status=overdue")),
                        new StatusCount("under-way", 15, here.to("/mandates", "status=under-way")),
                        new StatusCount("delivered", 3, here.to("/mandates", "status=delivered")),
                        new StatusCount("planned", 0, here.to("/mandates", "status=planned")),
                        new StatusCount("none", 5, here.to("/mandates", "status=none"))));
        model.addAttribute("map", TileMap.of("activities", counts(here), here.locale(), null));
        model.addAttribute("mini", TileMap.of("activities", counts(here), here.locale(), "JM"));
        model.addAttribute(
                "columns",
                Columns.of(
                        "activities",
                        List.of(
                                new Point("2009", 5, 0, here.to("/activities", "year=2009"), false),
                                new Point("2010", 38, 0, here.to("/activities", "year=2010"), false),
                                new Point("2011", 64, 4, here.to("/activities", "year=2011"), false),
                                new Point("2012", 3, 3, here.to("/activities", "year=2012"), false),
                                new Point("Several years", 12, 2, here.to("/activities", "year=several"), true),
                                new Point("No date", 15, 0, here.to("/activities", "year=none"), true))));
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

    private static Row row(String date, ActivityStatus status, Years years, LocalDate day) {
        var parsed = EdtfDate.parse(date);
        return new Row(
                "Working meeting to evaluate the recording and collection of crime data",
                parsed,
                "Panama City, Panama",
                status,
                status == ActivityStatus.PLANNED,
                Strip.of(parsed, status, years, day));
    }

    private static CitationRow cited(
            String section,
            @org.jspecify.annotations.Nullable String paragraph,
            @org.jspecify.annotations.Nullable Integer note) {
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
