package org.mispa.web;

import java.util.List;

/// Every type of page once, with an address that shows it filled with the shipped records. All tests that look at every
/// page
/// look at these; `PageTypeTest` finds a page of a controller that is missing here.
enum PageType {
    HOME("/", Budget.RECORD, "/?asof=2012-07-01"),
    COMPONENT("/components/3", Budget.RECORD),
    MANDATES("/mandates", Budget.LIST),
    JUDGEMENTS("/judgements", Budget.LIST),
    MANDATE("/mandates/3.3", Budget.RECORD, "/mandates/1.5", "/mandates/3.2"),
    INITIATIVES("/initiatives", Budget.LIST),
    INITIATIVE("/initiatives/1.a", Budget.RECORD),
    ACTIVITIES("/activities", Budget.LIST, "/activities?q=nothing-is-called-so", "/activities?type=course&country=JM"),
    ACTIVITY("/activities/police-intelligence-course-2", Budget.RECORD),
    DELIVERABLES("/deliverables?asof=2012-07-01", Budget.LIST),
    DELIVERABLE("/deliverables/cifta-model-legislation", Budget.RECORD),
    COUNTRIES("/countries", Budget.LIST),
    COUNTRY("/countries/JM", Budget.RECORD, "/countries/CU"),
    OBSERVERS("/observers", Budget.LIST),
    OBSERVER("/countries/ES", Budget.RECORD),
    BRIEF("/countries/SV/brief", Budget.RECORD, "/countries/CU/brief"),
    COMPARE(
            "/compare?country=JM&country=TT&group=caribbean",
            Budget.LIST,
            "/compare",
            "/compare?country=JM",
            "/compare?country=XX&country=JM",
            "/compare?group=south-america&group=caribbean&group=central-america&group=north-america&country=JM"),
    MATRIX("/matrix", Budget.MATRIX),
    ORGANIZATIONS("/organizations", Budget.LIST),
    ORGANIZATION("/organizations/government-of-canada", Budget.RECORD),
    INSTRUMENTS("/instruments", Budget.LIST),
    INSTRUMENT("/instruments/commitment-to-public-security", Budget.RECORD),
    PRACTICES("/practices", Budget.LIST),
    PRACTICE("/practices/practice-jamaica-observatory", Budget.RECORD),
    FIGURES("/figures", Budget.LIST),
    STATEMENTS("/statements", Budget.LIST),
    SOURCE("/sources/management-report-2009-2011", Budget.LIST),
    LINKS("/links", Budget.LIST),
    MEETINGS("/meetings", Budget.LIST),
    MEETING("/meetings/mispa-1", Budget.RECORD),
    PERIOD("/periods/reporting-period", Budget.RECORD),
    SINCE(
            "/since?from=2026-01-01",
            Budget.LIST,
            "/since?country=JM&from=2026-01-01",
            "/since?mandate=3.2&meeting=mispa-2",
            "/since?from=2026-01-01&first=true",
            "/since?from=2026-11-30"),
    METHOD("/method", Budget.LIST),
    TRANSLATIONS("/translations?state=current", Budget.LIST, "/translations"),
    SEARCH(
            "/search?q=firearms",
            Budget.LIST,
            "/search",
            "/search?q=firarm",
            "/search?q=xqzvw",
            "/search?q=police&kind=activity&language=en",
            "/search?q=3.2&go=no"),
    GUIDE("/guide", Budget.LIST),
    GLOSSARY("/glossary", Budget.LIST),
    ACCESSIBILITY("/accessibility", Budget.LIST),
    DATA("/data", Budget.LIST),
    SIGN_IN("/sign-in", Budget.RECORD),
    FORGOTTEN("/sign-in/forgotten", Budget.RECORD),
    NOTHING_THERE("/mandates/9.9", Budget.RECORD, "/activities?page=0", "/nowhere");

    /// How large a page may be, in bytes as they are sent.
    enum Budget {
        RECORD(12),
        LIST(20),
        MATRIX(25);

        final int bytes;

        Budget(int kilobytes) {
            this.bytes = kilobytes * 1024;
        }
    }

    private final String address;
    private final Budget budget;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> others;

    /// @param others the same page in another state, such as empty; looked at in one language only
    PageType(String address, Budget budget, String... others) {
        this.address = address;
        this.budget = budget;
        this.others = List.of(others);
    }

    String address() {
        return address;
    }

    /// The address of the page in one language, whatever the browser asks for.
    String in(String language) {
        return inLanguage(address, language);
    }

    static String inLanguage(String address, String language) {
        return address + (address.contains("?") ? "&" : "?") + "lang=" + language;
    }

    List<String> others() {
        return others;
    }

    int budget() {
        return budget.bytes;
    }

    /// As in names of files: `home`, `nothing-there`.
    String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
