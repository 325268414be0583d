package org.mispa.web.country;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.activity.Activities;
import org.mispa.domain.activity.Activities.ActivityTaken;
import org.mispa.domain.activity.ActivityFilter;
import org.mispa.domain.activity.ActivityStatus;
import org.mispa.domain.activity.CountryRole;
import org.mispa.domain.deliverable.DeliverableFilter;
import org.mispa.domain.deliverable.DeliverableStatus;
import org.mispa.domain.deliverable.Deliverables;
import org.mispa.domain.deliverable.Deliverables.DeliverableTaken;
import org.mispa.domain.mandate.MandateStatus;
import org.mispa.domain.organization.Organizations;
import org.mispa.domain.organization.Organizations.OrganizationRow;
import org.mispa.domain.practice.PracticeStage;
import org.mispa.domain.practice.Practices;
import org.mispa.domain.practice.Practices.PracticeRow;
import org.mispa.domain.progress.CountryReports;
import org.mispa.domain.progress.CountryReports.Blank;
import org.mispa.domain.progress.CountryReports.Reach;
import org.mispa.domain.progress.Progress;
import org.mispa.domain.progress.ProgressReports;
import org.mispa.domain.shared.Basis;
import org.mispa.domain.shared.EdtfDate;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Text;
import org.mispa.web.system.Downloads;
import org.mispa.web.system.Here;
import org.mispa.web.system.NotRecorded;
import org.mispa.web.system.Sheet;
import org.mispa.web.system.SheetColumns;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// What a country's page shows, to take away: a row for each activity, deliverable, practice, body that supports
/// something, and mandate.
@Controller
class CountryDownload extends Sheet<CountryDownload.Line> {
    private final CountryReports reports;
    private final ProgressReports progress;
    private final Activities activities;
    private final Deliverables deliverables;
    private final Organizations organizations;
    private final Practices practices;
    private final Downloads downloads;

    /// @param counted whether the figures of the country's page count it
    /// @param activities how many, of a mandate or a body; null for anything else
    record Line(
            RecordKind kind,
            String key,
            @Nullable Text title,
            @Nullable Enum<?> status,
            @Nullable EdtfDate date,
            Collection<CountryRole> roles,
            @Nullable Basis basis,
            boolean counted,
            List<String> mandates,
            @Nullable Long activities,
            @Nullable Blank blank) {}

    CountryDownload(
            CountryReports reports,
            ProgressReports progress,
            Activities activities,
            Deliverables deliverables,
            Organizations organizations,
            Practices practices,
            Downloads downloads) {
        super(
                "country",
                new SheetColumns<Line>()
                        .choice("record_kind", RecordKind.class, Line::kind)
                        .key("record", Line::key)
                        .text("title", Line::title)
                        .anyChoice(
                                "status",
                                List.of(
                                        ActivityStatus.class,
                                        DeliverableStatus.class,
                                        MandateStatus.class,
                                        PracticeStage.class),
                                Line::status)
                        .date("date", Line::date)
                        .choices("roles", CountryRole.class, Line::roles)
                        .choice("basis", Basis.class, Line::basis)
                        .yesNo("counted", Line::counted)
                        .references("mandates", RecordKind.MANDATE, Line::mandates)
                        .whole("activities_count", "activities", Line::activities)
                        .choice("blank", Blank.class, Line::blank)
                        .address((line, telling) ->
                                telling.address(telling.here().path(new RecordKey(line.kind(), line.key())))));
        this.reports = reports;
        this.progress = progress;
        this.activities = activities;
        this.deliverables = deliverables;
        this.organizations = organizations;
        this.practices = practices;
        this.downloads = downloads;
    }

    @GetMapping("/countries/{id}.csv")
    void send(@PathVariable String id, Here here, HttpServletResponse response) throws IOException {
        var found = reports.find(id, here.language());
        var code = id.toUpperCase(Locale.ROOT);
        if (found.isEmpty() && reports.find(code, here.language()).isPresent()) {
            response.sendRedirect(here.to("/countries/" + code + ".csv"));
            return;
        }
        var country = found.orElseThrow(() -> new NotRecorded(RecordKind.COUNTRY, id));
        downloads.send(this, "country-" + country.code(), here, response, to -> lines(country.code(), here, to));
    }

    private void lines(String code, Here here, Consumer<Line> to) {
        var stated = ActivityFilter.ALL.withCountries(Set.of(code));
        var reckoning = here.reckoning();
        var language = here.language();
        activities.each(stated, reckoning, language, taken -> to.accept(line(taken, Basis.STATED, true)));
        // Observers and subjects of a study are on the page in a table of roles only; who also takes part was told
        // above.
        var apart = stated.withRoles(Set.of(CountryRole.OBSERVER, CountryRole.SUBJECT));
        activities.each(apart, reckoning, language, taken -> {
            if (Collections.disjoint(taken.roles(), CountryRole.takingPart())) {
                to.accept(line(taken, Basis.STATED, false));
            }
        });
        activities.each(
                stated.withInferredOnly(true),
                reckoning,
                language,
                taken -> to.accept(line(taken, Basis.INFERRED, false)));
        deliverables.each(
                DeliverableFilter.ALL.withCountry(code), reckoning, language, taken -> to.accept(line(taken)));
        practices
                .all(new Practices.Filter(code, null, null, null, null), language)
                .forEach(row -> to.accept(line(row)));
        organizations.all(new Organizations.Filter(null, "FUNDER", code), reckoning, language).stream()
                .filter(funder -> funder.funded() + funder.fundedAsWhole() > 0)
                .forEach(funder -> to.accept(line(funder)));
        var whole = progress.of(reckoning, language);
        reports.reach(Set.of(code), reckoning, here.language())
                .forEach(reach ->
                        to.accept(line(reach, whole.mandate(reach.mandate()).orElse(null))));
    }

    private static Line line(ActivityTaken taken, Basis basis, boolean counted) {
        var row = taken.row();
        return new Line(
                RecordKind.ACTIVITY,
                row.key(),
                row.title(),
                row.status(),
                row.date(),
                taken.roles(),
                basis,
                counted,
                row.mandates(),
                null,
                null);
    }

    private static Line line(DeliverableTaken taken) {
        var row = taken.row();
        return new Line(
                RecordKind.DELIVERABLE,
                row.key(),
                row.title(),
                row.status(),
                row.due() == null ? row.deliveredOn() : row.due(),
                List.of(),
                null,
                true,
                row.mandates(),
                null,
                null);
    }

    private static Line line(PracticeRow row) {
        return new Line(
                RecordKind.PRACTICE,
                row.key(),
                row.title(),
                row.stage(),
                null,
                List.of(),
                null,
                true,
                List.of(),
                null,
                null);
    }

    private static Line line(OrganizationRow row) {
        return new Line(
                RecordKind.ORGANIZATION,
                row.key(),
                row.title(),
                null,
                null,
                List.of(),
                null,
                true,
                List.of(),
                row.funded(),
                null);
    }

    private static Line line(Reach reach, Progress.@Nullable OfMandate mandate) {
        return new Line(
                RecordKind.MANDATE,
                reach.mandate(),
                mandate == null ? null : mandate.title(),
                mandate == null ? null : mandate.status(),
                null,
                List.of(),
                null,
                true,
                List.of(),
                reach.activities(),
                reach.blank());
    }
}
