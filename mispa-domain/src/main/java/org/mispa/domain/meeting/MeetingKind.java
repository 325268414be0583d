package org.mispa.domain.meeting;

/// What sort of meeting it is, by who meets.
public enum MeetingKind {
    CONFERENCE,
    EXPERTS,
    GOVERNING_BODY,
    MINISTERIAL,
    OFFICIALS,
    POLITICAL_BODY,
    PREPARATORY,
    ROUND_TABLE,
    TECHNICAL_GROUP
}
