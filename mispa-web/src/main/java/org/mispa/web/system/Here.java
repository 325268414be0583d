package org.mispa.web.system;

import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.meeting.AsOf;
import org.mispa.domain.meeting.ReportingPeriodRow;
import org.mispa.domain.remark.Remarks;
import org.mispa.domain.shared.Basis;
import org.mispa.domain.shared.EdtfDate;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.LinkMode;
import org.mispa.domain.shared.Query;
import org.mispa.domain.shared.Reckoning;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.Text;
import org.springframework.web.util.UriUtils;

/// Where the reader is: the day the page is reckoned for, which links count, the language and the address. Templates
/// find it as `here`; a controller takes it as an argument.
public final class Here {
    /// Parameters that go along from page to page once they stand in the address.
    static final Set<String> CARRIED =
            Set.of("asof", KnownViews.PARAMETER, "links", ReaderChoices.LANGUAGE, ReaderChoices.THEME);

    private static final Set<String> DAY_AND_LINKS = Set.of("asof", "links");
    private static final String PAGE = "page";
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final AsOf day;
    private final @Nullable KnownView known;
    private final LinkMode links;
    private final ReaderChoices choices;
    private final Remarks remarks;
    private final Address address;
    private final Set<String> explained = new HashSet<>();

    /// @param known null where the records are shown as they are now
    Here(AsOf day, @Nullable KnownView known, LinkMode links, ReaderChoices choices, Remarks remarks, Address address) {
        this.day = day;
        this.known = known;
        this.links = links;
        this.choices = choices;
        this.remarks = remarks;
        this.address = address;
    }

    public LocalDate asOf() {
        return day.day();
    }

    /// The last day that the records can speak of.
    public LocalDate reach() {
        return day.reach();
    }

    public LinkMode links() {
        return links;
    }

    /// What every figure of the page is reckoned for.
    public Reckoning reckoning() {
        return day.reckoning(links);
    }

    /// The earlier moment whose records are shown; null where they are shown as they are now.
    public @Nullable KnownView known() {
        return known;
    }

    /// Whether the reader asked for the day, rather than the portal.
    public boolean chosen() {
        return day.reason() == AsOf.Reason.CHOSEN;
    }

    /// Whether status is that of an earlier day than the one asked about, because the records end before it.
    public boolean beyondReach() {
        return reckoning().beyondReach();
    }

    /// Whether any reporting period is recorded. Without one there is nothing to say about a day.
    public boolean reckoned() {
        return day.reason() != AsOf.Reason.NO_PERIOD;
    }

    /// Why the page shows this day.
    public Said reason() {
        var period = day.period();
        var key = "asof.reason." + slug(day.reason());
        if (period == null) {
            return Said.of(key);
        }
        var then = known != null && day.reason() == AsOf.Reason.WITHIN_PERIOD;
        return Said.of(
                then ? key + ".known" : read(period) ? key + ".inferred" : key,
                day(period.startsOn()),
                day(period.closesOn()));
    }

    private boolean read(ReportingPeriodRow period) {
        return day.reason() == AsOf.Reason.LAST_CLOSING_DAY && period.closingBasis() == Basis.INFERRED;
    }

    public Locale locale() {
        return language().locale();
    }

    public Language language() {
        return choices.language();
    }

    /// `light` or `dark`; null where the system of the reader decides.
    public @Nullable String theme() {
        var theme = choices.theme();
        return theme == null ? null : theme.word();
    }

    public List<Language> languages() {
        return List.of(Language.values());
    }

    /// This page in another language, as a whole address for search engines and those who share it.
    public String inLanguage(Language language) {
        return address.origin() + address.to(replaced(ReaderChoices.LANGUAGE, language.tag()));
    }

    /// This page in the language that the reader's browser asks for.
    public String inAnyLanguage() {
        return address.origin() + address.to(replaced(ReaderChoices.LANGUAGE, null));
    }

    /// This page in other colours.
    ///
    /// @param theme `light`, `dark`, or `system` to let the system of the reader decide
    public String inTheme(String theme) {
        return address.to(replaced(ReaderChoices.THEME, theme));
    }

    /// The parameters with one set or removed; unlike a filter it leaves the number of the page alone.
    private List<Parameter> replaced(String name, @Nullable String value) {
        var parameters = new ArrayList<>(address.without(Set.of(name)).parameters());
        if (value != null) {
            parameters.add(new Parameter(name, value));
        }
        return parameters;
    }

    /// The address of another page, with what is carried along.
    ///
    /// @param path from the root, `/activities`; it may hold a query string
    public String to(String path) {
        var mark = path.indexOf('?');
        return mark < 0 ? to(path, "") : to(path.substring(0, mark), path.substring(mark + 1));
    }

    /// @param query already encoded, without a question mark; empty for none
    public String to(String path, String query) {
        var all = new ArrayList<String>();
        if (!query.isEmpty()) {
            all.add(query);
        }
        address.parameters().stream()
                .filter(parameter -> CARRIED.contains(parameter.name()))
                .map(Parameter::encoded)
                .forEach(all::add);
        return address.context() + path + (all.isEmpty() ? "" : "?" + String.join("&", all));
    }

    /// The path and query of a list, to be kept: with the day and the links that this address asks for.
    ///
    /// @param query of the list's filter
    public String toKeep(String path, String query) {
        var asked = address.parameters().stream()
                .filter(parameter -> DAY_AND_LINKS.contains(parameter.name()))
                .map(Parameter::encoded)
                .collect(Collectors.joining("&"));
        var all = join(query, asked);
        return all.isEmpty() ? path : path + "?" + all;
    }

    /// Two query strings as one; either may be empty.
    public static String join(String query, String more) {
        return query.isEmpty() || more.isEmpty() ? query + more : query + "&" + more;
    }

    /// The path of a record's page. Figures, statements, judgements and remarks have none of their own: they stand
    /// in lists.
    public String path(RecordKey record) {
        return switch (record.kind()) {
            case SOURCE -> "/sources/" + record.key();
            case COUNTRY -> "/countries/" + record.key();
            case ORGANIZATION -> "/organizations/" + record.key();
            case MEETING -> "/meetings/" + record.key();
            case REPORTING_PERIOD -> "/meetings";
            case INSTRUMENT -> "/instruments/" + record.key();
            case COMPONENT -> "/components/" + record.key();
            case MANDATE -> "/mandates/" + record.key();
            case JUDGEMENT -> "/judgements";
            case INITIATIVE -> "/initiatives/" + record.key();
            case ACTIVITY -> "/activities/" + record.key();
            case DELIVERABLE -> "/deliverables/" + record.key();
            case PRACTICE -> "/practices/" + record.key();
            case FIGURE -> "/figures";
            case STATEMENT -> "/statements";
            case REMARK -> "/translations";
        };
    }

    /// This address with one parameter set, or removed where the value is null. Unless the page number itself is set,
    /// it leads to the first page.
    public String with(String name, @Nullable String value) {
        var kept = without(parameter -> parameter.name().equals(name), name);
        if (value != null) {
            kept.add(new Parameter(name, value));
        }
        return address.to(kept);
    }

    /// This address with one more value of a parameter that may be given several times.
    public String plus(String name, String value) {
        var added = new Parameter(name, value);
        var kept = without(added::equals, name);
        kept.add(added);
        return address.to(kept);
    }

    /// This address without one value of a parameter.
    public String minus(String name, String value) {
        return address.to(without(new Parameter(name, value)::equals, name));
    }

    /// This address without any filter, only with what is carried along.
    public String bare() {
        return address.to(carried());
    }

    /// Whether the address holds this value of the parameter.
    public boolean has(String name, String value) {
        return address.parameters().contains(new Parameter(name, value));
    }

    /// What is carried along, for the hidden fields of a form that filters.
    public List<Parameter> carried() {
        return address.parameters().stream()
                .filter(parameter -> CARRIED.contains(parameter.name()))
                .toList();
    }

    /// All parameters but this one and the page number, for the hidden fields of a form that sets this one.
    public List<Parameter> others(String name) {
        return without(parameter -> parameter.name().equals(name), name);
    }

    /// The path of this page, for the action of a form.
    public String path() {
        return address.context() + address.path();
    }

    /// The whole address of this page as it was asked for, for print.
    public String address() {
        return address.origin() + address.to(address.parameters());
    }

    /// The whole address of this page with the day it is reckoned for, to be cited.
    public String cited() {
        return cited(address);
    }

    /// The whole address of another page with the day that this one is reckoned for, to be cited.
    ///
    /// @param path from the root, `/activities`
    /// @param query already encoded, without a question mark; empty for none
    public String cited(String path, String query) {
        var asked = cited(new Address(address.origin(), address.context(), path, carried()));
        return query.isEmpty() ? asked : asked.replaceFirst("\\?", Matcher.quoteReplacement("?" + query + "&"));
    }

    private String cited(Address of) {
        var parameters = new ArrayList<>(of.without(Set.of("asof", ReaderChoices.LANGUAGE, ReaderChoices.THEME))
                .parameters());
        parameters.add(new Parameter("asof", asOf().toString()));
        return of.origin() + of.to(parameters);
    }

    /// The list of this page in another form, all of it and without the colours of the page.
    ///
    /// @param ending what is added to the path: `.csv`
    public String as(String ending) {
        var kept = new ArrayList<>(
                address.without(Set.of(PAGE, ReaderChoices.THEME)).parameters());
        return new Address(address.origin(), address.context(), address.path() + ending, kept).to(kept);
    }

    /// What a program asks for again and again: what the page narrows goes along, but neither its day nor its colours,
    /// and the language is said, as a program brings no cookie.
    ///
    /// @param path from the root, `/activities.ics`
    public String subscription(String path) {
        var kept = new ArrayList<>(
                address.without(Set.of(PAGE, "asof", KnownViews.PARAMETER, ReaderChoices.LANGUAGE, ReaderChoices.THEME))
                        .parameters());
        kept.add(new Parameter(ReaderChoices.LANGUAGE, language().tag()));
        return new Address(address.origin(), address.context(), path, kept).to(kept);
    }

    /// The address with scheme and host, for what leaves the portal.
    ///
    /// @param local as the other methods give it
    public String whole(String local) {
        return address.origin() + local;
    }

    private List<Parameter> without(Predicate<Parameter> dropped, String name) {
        var kept = new ArrayList<>(address.parameters());
        kept.removeIf(dropped);
        if (!name.equals(PAGE)) {
            kept.removeIf(parameter -> parameter.name().equals(PAGE));
        }
        return kept;
    }

    /// The words; empty where there are none.
    public String text(@Nullable Text text) {
        return text == null ? "" : text.value();
    }

    /// A sentence that stands inside a record, in the reader's language where it is translated; null where there is
    /// none.
    public @Nullable Text remark(@Nullable String sentence) {
        return sentence == null ? null : remarks.in(language(), sentence);
    }

    /// The language to mark the words with; null where they are in the language of the page.
    public @Nullable String lang(@Nullable Text text) {
        return text == null || text.language() == language()
                ? null
                : text.language().tag();
    }

    /// In running text, such as "first quarter of 2012"; empty where no date is stated.
    public String date(@Nullable EdtfDate date) {
        return date == null ? "" : date.inWords(locale());
    }

    /// For tables, such as "Q1 2012"; empty where no date is stated.
    public String shortDate(@Nullable EdtfDate date) {
        return date == null ? "" : date.inShort(locale());
    }

    /// Such as "15 Nov 2011".
    public String day(LocalDate day) {
        return shortDate(EdtfDate.parse(day.toString()));
    }

    /// The day on which something was recorded, in universal time.
    public String moment(Instant moment) {
        return day(LocalDate.ofInstant(moment, ZoneOffset.UTC));
    }

    /// The minute at which something was recorded, such as "25 Nov 2026, 05:12 UTC".
    public String minute(Instant moment) {
        return moment(moment) + ", " + MINUTE.format(moment) + " UTC";
    }

    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale()).format(number);
    }

    /// The word that stands for a constant in addresses and message keys: `under-way`. Leaves a word as it is.
    public String slug(Object choice) {
        return choice instanceof Enum<?> constant ? Query.slug(constant) : choice.toString();
    }

    /// The shape that a status is drawn with: one ramp from empty to full, and what lies off it.
    public String shape(Object status) {
        return switch (slug(status)) {
            case "none" -> "none";
            case "under-way", "due" -> "underway";
            case "held", "delivered" -> "delivered";
            case "overdue", "no-outcome" -> "overdue";
            case "cancelled", "no-longer-pursued" -> "off";
            default -> "planned";
        };
    }

    /// Whether the page says this word of the glossary for the first time. It is explained there, and stays a plain
    /// word from then on.
    public boolean explains(String term) {
        return explained.add(term);
    }

    /// The word of the glossary for a status.
    ///
    /// @param kind `mandate`, `activity` or `deliverable`
    /// @param slug the word of the constant
    public String term(String kind, String slug) {
        if (!kind.equals("mandate")) {
            return slug;
        }
        return switch (slug) {
            case "overdue" -> "something-overdue";
            case "delivered" -> "all-delivered";
            case "none" -> "nothing-recorded";
            default -> slug;
        };
    }

    /// A parameter of the address, decoded.
    public record Parameter(String name, String value) {
        String encoded() {
            return UriUtils.encode(name, StandardCharsets.UTF_8) + "=" + UriUtils.encode(value, StandardCharsets.UTF_8);
        }
    }

    /// The address that was asked for.
    ///
    /// @param origin scheme, host and port
    /// @param context the context path, mostly empty
    record Address(String origin, String context, String path, List<Parameter> parameters) {
        Address {
            parameters = List.copyOf(parameters);
        }

        Address without(Set<String> names) {
            return new Address(
                    origin,
                    context,
                    path,
                    parameters.stream()
                            .filter(parameter -> !names.contains(parameter.name()))
                            .toList());
        }

        String to(List<Parameter> others) {
            var query = String.join("&", others.stream().map(Parameter::encoded).toList());
            return context + path + (query.isEmpty() ? "" : "?" + query);
        }
    }
}
