package org.mispa.web.system;

import org.jspecify.annotations.Nullable;

/// What a page offers to subscribe to; the head of the page and the line of its tools tell of it. A controller adds it
/// to the model as `subscription`.
///
/// @param changes ready address of the Atom feed of changes; null where the page has none
/// @param calendar ready address of the calendar
/// @param about what they are about, such as the name of a country; null where that is what the page lists, or
/// everything
/// @param since ready address of the page of what changed; null where the page has none
public record Subscription(
        @Nullable String changes,
        String calendar,
        @Nullable String about,
        @Nullable String since) {
    private static final String CHANGES = ".atom";
    private static final String CALENDAR = ".ics";

    /// Of the page of one record: both, and what changed.
    ///
    /// @param path of the page: `/countries/JM`
    /// @param subject what the page of changes is narrowed by: `country=JM`
    public static Subscription of(Here here, String path, String subject, String about) {
        return new Subscription(
                here.subscription(path + CHANGES),
                here.subscription(path + CALENDAR),
                about,
                here.to("/since", subject));
    }

    /// Of everything.
    public static Subscription all(Here here) {
        return new Subscription(
                here.subscription("/changes" + CHANGES), here.subscription("/calendar" + CALENDAR), null, null);
    }

    /// Of a list: the calendar of what it shows.
    ///
    /// @param path of the list: `/activities`
    public static Subscription list(Here here, String path) {
        return new Subscription(null, here.subscription(path + CALENDAR), null, null);
    }

    /// Whether the address is one that programs ask for again and again.
    static boolean isFeed(String path) {
        return path.endsWith(CHANGES) || path.endsWith(CALENDAR);
    }
}
