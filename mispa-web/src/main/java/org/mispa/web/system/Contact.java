package org.mispa.web.system;

import org.jspecify.annotations.Nullable;

/// Where readers turn to when something is wrong, as the setting `mispa.contact` says.
///
/// @param address as it is shown
/// @param href where it leads: to a mail program or to a page
public record Contact(String address, String href) {

    /// @param setting a mail address or the https address of a page
    /// @return null where nothing is set
    static @Nullable Contact of(String setting) {
        var address = setting.strip();
        if (address.isEmpty()) {
            return null;
        }
        if (address.startsWith("https://") && !address.contains(" ")) {
            return new Contact(address, address);
        }
        if (address.matches("[^\\s@:/?&]+@[^\\s@:/?&]+")) {
            return new Contact(address, "mailto:" + address);
        }
        throw new IllegalArgumentException("mispa.contact is neither a mail address nor the address of a page that"
                + " begins with https://: " + address);
    }
}
