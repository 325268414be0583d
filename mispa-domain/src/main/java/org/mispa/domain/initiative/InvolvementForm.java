package org.mispa.domain.initiative;

/// In which form a funder supports.
public enum InvolvementForm {
    GRANT,
    PROJECT_FINANCE,
    FINANCIAL_SUPPORT,
    SUPPORT,
    CONTRIBUTION,
    AUSPICES,
    SPONSORSHIP,
    IN_KIND,
    CONSULTANCY_COST,
    PART_FINANCE
}
