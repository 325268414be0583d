package org.mispa.web.country;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.activity.Activities;
import org.mispa.domain.activity.Activities.InRoles;
import org.mispa.domain.activity.Activities.Newest;
import org.mispa.domain.activity.Activities.Parts;
import org.mispa.domain.activity.ActivityFilter;
import org.mispa.domain.activity.ActivityStatus;
import org.mispa.domain.activity.CountryRole;
import org.mispa.domain.deliverable.DeliverableFilter;
import org.mispa.domain.deliverable.DeliverableStatus;
import org.mispa.domain.deliverable.Deliverables;
import org.mispa.domain.deliverable.Deliverables.DeliverableRow;
import org.mispa.domain.figure.Figures;
import org.mispa.domain.organization.Organizations;
import org.mispa.domain.organization.Organizations.OrganizationRow;
import org.mispa.domain.practice.Practices;
import org.mispa.domain.progress.CountryReports;
import org.mispa.domain.progress.CountryReports.Blank;
import org.mispa.domain.progress.CountryReports.CountryPage;
import org.mispa.domain.progress.CountryReports.Reach;
import org.mispa.domain.shared.Directory;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.web.country.Brief.Counted;
import org.mispa.web.country.Brief.Entry;
import org.mispa.web.country.Brief.Part;
import org.mispa.web.system.Here;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Puts the brief of a country together. Each list is one of the portal's, by the same filter, so that its whole is one
/// address away.
@Component
class Briefs {
    private static final List<CountryRole> GIVING = List.of(
            CountryRole.TRAINER, CountryRole.PRACTICE_PROVIDER, CountryRole.CONTRIBUTOR, CountryRole.RESPONDENT);
    private static final int LAST_COMPONENT = 9;

    private final CountryReports reports;
    private final Activities activities;
    private final Deliverables deliverables;
    private final Practices practices;
    private final Organizations organizations;
    private final Figures figures;
    private final Directory directory;
    private final MessageSource messages;

    Briefs(
            CountryReports reports,
            Activities activities,
            Deliverables deliverables,
            Practices practices,
            Organizations organizations,
            Figures figures,
            Directory directory,
            MessageSource messages) {
        this.reports = reports;
        this.activities = activities;
        this.deliverables = deliverables;
        this.practices = practices;
        this.organizations = organizations;
        this.figures = figures;
        this.directory = directory;
        this.messages = messages;
    }

    Brief of(CountryPage country, Here here) {
        var filter = ActivityFilter.ALL.withCountries(Set.of(country.code()));
        var byComponent = activities.newest(filter, Parts.COMPONENTS, here.reckoning(), here.language(), Brief.MOST);
        var whole = byComponent.get(Parts.WHOLE);
        var reach = reports.reach(Set.of(country.code()), here.reckoning(), here.language());
        return new Brief(
                        country,
                        whole == null ? 0 : whole.total(),
                        activities.count(filter.withInferredOnly(true), here.reckoning()),
                        reach.size(),
                        own(country, filter, here),
                        components(filter, byComponent, here),
                        open(country, here),
                        blanks(reach),
                        Brief.MOST,
                        true)
                .onTwoSheets();
    }

    private static Map<Blank, List<Reach>> blanks(List<Reach> reach) {
        var blanks = new EnumMap<Blank, List<Reach>>(Blank.class);
        for (var mandate : reach) {
            if (mandate.blank() != null) {
                blanks.computeIfAbsent(mandate.blank(), blank -> new ArrayList<>())
                        .add(mandate);
            }
        }
        return blanks;
    }

    /// What it hosted, what it supports, what others can learn from it, what it wrote, and what it reported in numbers.
    private List<Part> own(CountryPage country, ActivityFilter filter, Here here) {
        var roles = EnumSet.of(CountryRole.HOST);
        roles.addAll(GIVING);
        var byRole =
                activities.newest(filter.withRoles(roles), Parts.ROLES, here.reckoning(), here.language(), Brief.MOST);
        var own = new ArrayList<Part>();
        addRole(own, CountryRole.HOST, filter, byRole, here);
        add(own, support(country, here));
        add(own, practices(country, here));
        GIVING.forEach(role -> addRole(own, role, filter, byRole, here));
        add(own, figures(country, here));
        return own;
    }

    private static void add(List<Part> parts, Part part) {
        if (part.total() > 0) {
            parts.add(part);
        }
    }

    private void addRole(
            List<Part> parts, CountryRole role, ActivityFilter filter, Map<String, Newest> byRole, Here here) {
        var newest = byRole.get(role.name());
        if (newest != null) {
            parts.add(activities(say("brief.own." + role, here), filter.withRoles(Set.of(role)), newest, false, here));
        }
    }

    private List<Part> components(ActivityFilter filter, Map<String, Newest> byComponent, Here here) {
        var numbers = IntStream.rangeClosed(1, LAST_COMPONENT)
                .filter(number -> byComponent.containsKey(Integer.toString(number)))
                .boxed()
                .toList();
        var titles = directory.titles(numbers.stream().map(Briefs::component).toList(), here.language());
        return numbers.stream()
                .map(number -> activities(
                        number + " "
                                + Objects.requireNonNull(titles.get(component(number)))
                                        .value(),
                        filter.withComponents(Set.of(number)),
                        Objects.requireNonNull(byComponent.get(number.toString())),
                        true,
                        here))
                .toList();
    }

    private static RecordKey component(int number) {
        return new RecordKey(RecordKind.COMPONENT, Integer.toString(number));
    }

    private Part activities(String heading, ActivityFilter filter, Newest newest, boolean withRoles, Here here) {
        return part(
                heading,
                "activities",
                newest.total(),
                "/activities",
                filter.query(),
                newest.rows().stream()
                        .map(row -> activity(row, withRoles, here))
                        .toList(),
                here);
    }

    private Entry activity(InRoles named, boolean withRoles, Here here) {
        var row = named.row();
        var notes = new ArrayList<String>();
        if (withRoles) {
            named.roles().forEach(role -> notes.add(say("CountryRole." + role, here)));
        }
        if (row.status() != ActivityStatus.HELD) {
            notes.add(say("status.activity." + here.slug(row.status()), here));
        }
        if (row.passed()) {
            notes.add(say("status.passed.short", here));
        }
        return new Entry(
                row.date() == null ? say("strip.date-not-stated", here) : here.shortDate(row.date()),
                row.title(),
                here.to("/activities/" + row.key()),
                notes,
                List.of());
    }

    private Part open(CountryPage country, Here here) {
        var filter = DeliverableFilter.ALL.withCountry(country.code()).withStatuses(DeliverableStatus.open());
        var page = deliverables.page(filter, here.reckoning(), here.language(), 1);
        return part(
                say("brief.open", here),
                "deliverables",
                page.total(),
                "/deliverables",
                filter.query(),
                page.rows().stream()
                        .limit(Brief.MOST)
                        .map(row -> deliverable(row, here))
                        .toList(),
                here);
    }

    private Entry deliverable(DeliverableRow row, Here here) {
        var notes = new ArrayList<String>();
        notes.add(say("status.deliverable." + here.slug(row.status()), here));
        if (row.passed()) {
            notes.add(say("status.passed.short", here));
        }
        if (row.moved()) {
            notes.add(say("deliverable.moved", here));
        }
        notes.addAll(row.owners());
        return new Entry(
                row.due() == null ? null : here.shortDate(row.due()),
                row.title(),
                here.to("/deliverables/" + row.key()),
                notes,
                List.of());
    }

    private Part practices(CountryPage country, Here here) {
        var filter = new Practices.Filter(country.code(), null, null, null, null);
        var rows = practices.all(filter, here.language());
        return part(
                say("nav.practices", here),
                "practices",
                rows.size(),
                "/practices",
                filter.query(),
                rows.stream()
                        .limit(Brief.MOST)
                        .map(row -> new Entry(
                                null,
                                row.title(),
                                here.to("/practices/" + row.key()),
                                List.of(say("PracticeStage." + row.stage(), here)),
                                List.of()))
                        .toList(),
                here);
    }

    private Part support(CountryPage country, Here here) {
        var filter = new Organizations.Filter(null, "FUNDER", country.code());
        var funders = organizations.all(filter, here.reckoning(), here.language()).stream()
                .filter(funder -> funder.funded() + funder.fundedAsWhole() > 0)
                .toList();
        return part(
                say("country.funds", here),
                null,
                funders.size(),
                "/organizations",
                filter.query(),
                funders.stream()
                        .limit(Brief.MOST)
                        .map(funder -> funder(funder, here))
                        .toList(),
                here);
    }

    private Entry funder(OrganizationRow funder, Here here) {
        return new Entry(
                null,
                funder.title(),
                here.to("/organizations/" + funder.key()),
                List.of(),
                Stream.of(
                                new Counted(
                                        funder.funded(),
                                        "activities",
                                        here.to("/activities", "funder=" + funder.key()),
                                        say("organization.support.activity", here)),
                                new Counted(
                                        funder.fundedAsWhole(),
                                        "activities",
                                        here.to("/activities", "line-funder=" + funder.key()),
                                        say("organization.support.whole", here)))
                        .filter(counted -> counted.number() > 0)
                        .toList());
    }

    /// Figures that belong to the state itself, such as those of a report that it sent.
    private Part figures(CountryPage country, Here here) {
        var filter = Figures.Filter.of(new RecordKey(RecordKind.COUNTRY, country.key()));
        var rows = figures.all(filter, here.language());
        return part(
                say("brief.own.figures", here),
                "figures",
                rows.size(),
                "/figures",
                filter.query(),
                rows.stream()
                        .limit(Brief.MOST)
                        .map(row -> new Entry(
                                null,
                                row.title(),
                                here.to("/figures", filter.query()) + "#" + row.key(),
                                List.of(say("brief.stated", here, row.statedAs())),
                                List.of()))
                        .toList(),
                here);
    }

    private static Part part(
            String heading,
            @Nullable String unit,
            long total,
            String path,
            String query,
            List<Entry> entries,
            Here here) {
        return new Part(heading, unit, total, here.to(path, query), here.cited(path, query), entries);
    }

    private String say(String key, Here here, Object... arguments) {
        return Objects.requireNonNull(messages.getMessage(key, arguments, here.locale()));
    }
}
