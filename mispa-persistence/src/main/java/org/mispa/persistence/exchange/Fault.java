package org.mispa.persistence.exchange;

/// What is wrong in a record file, and where.
///
/// @param line as an editor counts it, 1 being the header; 0 where the whole file is meant
/// @param column the column's name; empty where the whole row is meant
record Fault(String file, long line, String column, String reason) {
    @Override
    public String toString() {
        return file + (line > 0 ? ", line " + line : "") + (column.isEmpty() ? "" : ", column " + column) + ": "
                + reason;
    }
}
