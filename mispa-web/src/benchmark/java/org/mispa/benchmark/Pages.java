package org.mispa.benchmark;

import java.util.List;
import java.util.regex.Pattern;

/// One address of every type of page.
final class Pages {
    /// @param dated whether it can be reckoned for another day, so that nothing counted before is of use
    record Page(String name, String path, boolean dated) {}

    private Pages() {}

    private static Page page(String name, String path) {
        return new Page(name, path, true);
    }

    private static Page file(String name, String path) {
        return new Page(name, path, false);
    }

    static List<Page> matching(String pattern, String stylesheet) {
        var wanted = Pattern.compile(pattern);
        return all(stylesheet).stream()
                .filter(page -> wanted.matcher(page.name()).find())
                .toList();
    }

    private static List<Page> all(String stylesheet) {
        return List.of(
                page("home", "/"),
                page("component", "/components/3"),
                page("mandates", "/mandates"),
                page("mandate", "/mandates/3.2"),
                page("initiatives", "/initiatives"),
                page("initiative", "/initiatives/3.c"),
                page("activities", "/activities"),
                page("activities, country and type", "/activities?country=JM&type=course"),
                page("activities, component and country", "/activities?component=3&country=SV"),
                page("activities, mandate and funder", "/activities?mandate=5.1&funder=government-of-canada"),
                page("activities, status and year", "/activities?status=held&year=2025"),
                page("activities, role and initiative", "/activities?role=participant&initiative=3.b"),
                page("activities, page 20", "/activities?page=20"),
                page("activities with words", "/activities?q=prisons"),
                page("activity", "/activities/made-77"),
                page("deliverables", "/deliverables"),
                page("deliverables, status", "/deliverables?status=overdue"),
                page("deliverable", "/deliverables/cifta-model-legislation"),
                page("countries", "/countries"),
                page("country", "/countries/JM"),
                page("brief", "/countries/JM/brief"),
                page("compare", "/compare?country=JM&country=TT&group=caribbean"),
                page("matrix", "/matrix"),
                page("organizations", "/organizations"),
                page("funder", "/organizations/government-of-canada"),
                page("instruments", "/instruments"),
                page("figures", "/figures"),
                page("links", "/links"),
                page("source", "/sources/management-report-2009-2011"),
                file("since", "/since?from=2026-11-01"),
                page("search, one word", "/search?q=firearms"),
                page("search, two words", "/search?q=police%20training"),
                page("search, misspelt", "/search?q=firarm"),
                file("history", "/history/activity/made-77"),
                file("feed", "/countries/JM.atom"),
                file("calendar", "/countries/JM.ics"),
                page("CSV of a list", "/activities.csv?country=JM&type=course"),
                file("stylesheet", stylesheet));
    }
}
