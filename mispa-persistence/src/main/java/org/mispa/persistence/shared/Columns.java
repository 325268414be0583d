package org.mispa.persistence.shared;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.shared.EdtfDate;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Text;

/// Reads columns into the domain's values.
public final class Columns {
    private Columns() {}

    /// A column that is never null.
    public static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column), column);
    }

    public static @Nullable String optional(ResultSet row, String column) throws SQLException {
        return row.getString(column);
    }

    /// A text in the language that the column `language` names.
    public static Text worded(ResultSet row, String column) throws SQLException {
        return new Text(Language.valueOf(text(row, "language")), text(row, column));
    }

    /// A text in the language that another column names; null where there is none.
    public static @Nullable Text worded(ResultSet row, String column, String language) throws SQLException {
        var value = row.getString(column);
        return value == null ? null : new Text(Language.valueOf(text(row, language)), value);
    }

    public static @Nullable EdtfDate date(ResultSet row, String column) throws SQLException {
        var edtf = row.getString(column);
        return edtf == null ? null : EdtfDate.parse(edtf);
    }

    public static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    public static @Nullable Integer number(ResultSet row, String column) throws SQLException {
        var value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    public static <E extends Enum<E>> E constant(ResultSet row, String column, Class<E> type) throws SQLException {
        return Enum.valueOf(type, text(row, column));
    }

    public static <E extends Enum<E>> @Nullable E optionalConstant(ResultSet row, String column, Class<E> type)
            throws SQLException {
        var name = row.getString(column);
        return name == null ? null : Enum.valueOf(type, name);
    }

    /// An array of texts; empty where the column is null.
    public static List<String> list(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    /// An array of numbers, as texts.
    public static List<String> numbers(ResultSet row, String column) throws SQLException {
        return Stream.of((Object[]) row.getArray(column).getArray())
                .map(Object::toString)
                .toList();
    }

    /// The PostgreSQL collation by which readers of a language sort names.
    public static String collation(Language language) {
        return switch (language) {
            case EN -> "\"en-x-icu\"";
            case ES -> "\"es-x-icu\"";
            case FR -> "\"fr-x-icu\"";
            case PT -> "\"pt-x-icu\"";
        };
    }
}
