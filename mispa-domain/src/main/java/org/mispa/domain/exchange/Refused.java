package org.mispa.domain.exchange;

/// Why nothing of an upload, or of a list that was to be changed, was kept.
public enum Refused {
    NO_FILE,
    TOO_LARGE,
    /// It is none of CSV, ZIP and XLSX.
    WRONG_TYPE,
    /// A ZIP that holds something else than CSV files.
    WRONG_ENTRY,
    /// A ZIP or XLSX that grows beyond measure when it is unpacked.
    GROWS,
    NOT_UTF_8,
    /// Formulas are not computed.
    FORMULA,
    /// An XLSX whose XML has a document type, which could draw in other files.
    ENTITIES,
    UNREADABLE,
    /// Neither name nor header are those of a record file.
    UNKNOWN_FILE,
    /// Two files are the same record file.
    TWICE,
    /// Translations come in a file of their own.
    MIXED,
    /// A list with more records than are changed in one step.
    TOO_MANY,
    /// A list without records.
    NO_RECORDS
}
