package org.mispa.domain.country;

/// The subregion a country is listed under; Mexico under North America, Guyana and Suriname under South America.
public enum Subregion {
    NORTH_AMERICA,
    CENTRAL_AMERICA,
    CARIBBEAN,
    SOUTH_AMERICA,
    EUROPE
}
