package org.mispa.web.system;

/// The number of a page of a list, from 1, as it stands in the address.
public record PageNumber(int value) {
    private static final int MOST = 100_000;

    public PageNumber {
        if (value < 1 || value > MOST) {
            throw new IllegalArgumentException("pages count from 1 to " + MOST);
        }
    }

    /// Found by Spring MVC for `@RequestParam(defaultValue = "1") PageNumber page`.
    public static PageNumber of(String text) {
        if (!text.matches("[0-9]{1,6}")) {
            throw new IllegalArgumentException("not a page number");
        }
        return new PageNumber(Integer.parseInt(text));
    }
}
