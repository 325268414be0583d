package org.mispa.domain.record;

/// In which form the cells of a column are written, in record files and in lists alike.
public enum CellForm {
    /// Lower-case words joined by hyphens, which never change.
    KEY,
    /// Such as `3.2`, `3.c` or `JM`.
    CODE,
    /// One of a few words; the code list says which.
    CHOICE,
    TEXT,
    /// Several values, separated by semicolons.
    LIST,
    /// EDTF, as precise as the source.
    DATE,
    /// Such as `2011-11-15`.
    DAY,
    WHOLE_NUMBER,
    AMOUNT,
    /// `yes` or `no`.
    YES_NO,
    /// A whole address on the web.
    ADDRESS
}
