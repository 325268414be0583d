package org.mispa.domain.country;

import jakarta.persistence.Embeddable;

/// The names of a country in one language.
///
/// @param usual the short name used in lists
/// @param official the full official name
/// @param sort what it is filed under, such as `Bahamas` for "The Bahamas"
@Embeddable
public record CountryName(String usual, String official, String sort) {}
