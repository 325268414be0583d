package org.mispa.domain.activity;

import java.util.EnumSet;
import java.util.Set;

/// In which role a source names a country in an activity.
public enum CountryRole {
    PARTICIPANT,
    HOST,
    BENEFICIARY,
    SIGNATORY,
    /// Its people teach.
    TRAINER,
    /// Its experience is shown to others.
    PRACTICE_PROVIDER,
    /// Sends views, studies or other written input.
    CONTRIBUTOR,
    /// Answers a survey or a consultation.
    RESPONDENT,
    OBSERVER,
    /// Its institutions are what is studied.
    SUBJECT;

    /// The roles by which a state counts as taking part (method.md 5). An observer and the subject of a study have
    /// roles of their own, on the state's page but in no map, matrix or total.
    public static Set<CountryRole> takingPart() {
        return EnumSet.complementOf(EnumSet.of(OBSERVER, SUBJECT));
    }

    public boolean takesPart() {
        return takingPart().contains(this);
    }
}
