package org.mispa.web.change;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.country.CountryList;
import org.mispa.domain.record.RecordFile;

/// The form of a record, ready to be drawn.
///
/// @param offered what is offered in fields of references, by the id of the list
/// @param wrong every field with an error, in their order
record FormView(List<Section> sections, Map<String, List<String>> offered, List<Input> wrong) {
    /// The same, where some fields say what is wrong in place of others.
    ///
    /// @param instead drawn apart from the sections
    /// @param names of the fields in the sections that stay out of the summary
    FormView saying(List<Input> instead, Set<String> names) {
        var before = wrong.stream().takeWhile(input -> !names.contains(input.name()));
        var after = wrong.stream()
                .dropWhile(input -> !names.contains(input.name()))
                .filter(input -> !names.contains(input.name()));
        return new FormView(
                sections,
                offered,
                Stream.of(before, instead.stream(), after)
                        .flatMap(inputs -> inputs)
                        .toList());
    }

    /// The same, with all sections folded but those that hold one of these fields or lists, or something wrong.
    ///
    /// @param open names of fields and stems of lists; where none of it is in the form, its first section stays open
    FormView folded(Set<String> open) {
        var any = sections.stream().anyMatch(section -> section.holds(open));
        return new FormView(
                sections.stream()
                        .map(section ->
                                section.holds(open) || section.wrong() || (!any && section.equals(sections.getFirst()))
                                        ? section
                                        : section.asFolded())
                        .toList(),
                offered,
                wrong);
    }

    /// @param name what is in it: the end of a message
    /// @param more fields that few records need, such as the other languages
    /// @param pasted where lists of countries are pasted; null in other sections
    /// @param folded whether it is shown when asked for
    record Section(
            String name,
            List<Input> inputs,
            List<Input> more,
            List<Part> parts,
            @Nullable Pasted pasted,
            boolean folded) {
        Section asFolded() {
            return new Section(name, inputs, more, parts, pasted, true);
        }

        private boolean holds(Set<String> names) {
            return Stream.concat(inputs.stream(), more.stream()).anyMatch(input -> names.contains(input.name()))
                    || parts.stream().anyMatch(part -> names.contains(part.name()));
        }

        private boolean wrong() {
            return Stream.of(
                                    inputs.stream(),
                                    more.stream(),
                                    pasted == null ? Stream.<Input>of() : Stream.of(pasted.text(), pasted.role()))
                            .flatMap(drawn -> drawn)
                            .anyMatch(input -> input.error() != null)
                    || parts.stream().flatMap(part -> part.rows().stream()).anyMatch(Row::wrong);
        }

        /// What is filled in, as it is read, so that a folded section tells what it holds.
        public List<String> told() {
            return Stream.concat(
                            inputs.stream().map(Input::told), parts.stream().flatMap(part -> part.filled().stream()))
                    .filter(told -> !told.isBlank())
                    .toList();
        }

        /// Whether few records need any of it, so that it is shown when asked for.
        public boolean rare() {
            return name.equals("more");
        }

        /// Whether anything in it was typed or is wrong. In which language a record was written first is always there.
        public boolean filled() {
            return inputs.stream()
                    .anyMatch(input -> input.error() != null
                            || (!input.value().isEmpty() && !input.name().equals("original")));
        }
    }

    /// A list that the record holds.
    ///
    /// @param name of its file without the ending
    record Part(String name, List<String> heads, List<Row> rows) {
        /// So many countries that are all right would stand between what comes before and what comes after.
        private static final int MANY = 8;

        /// Whether the rows are shown when asked for: where there are many countries, or few records need any row.
        public boolean folded() {
            var many = filled().size();
            return name.equals(RecordFile.ACTIVITY_PARTICIPATIONS.stem())
                    ? many > MANY && rows.stream().noneMatch(Row::wrong)
                    : many == 0 && name.equals(RecordFile.ACTIVITY_GROUPS.stem());
        }

        /// What the rows are of that have anything in them.
        public List<String> filled() {
            return rows.stream()
                    .filter(row -> row.remove() != null)
                    .map(row -> row.cells().getFirst().value())
                    .toList();
        }
    }

    /// @param more cells that few rows need
    /// @param open whether anything was written in those, or is wrong there
    /// @param remove the name of the box that removes it; null in rows that are empty
    record Row(
            List<Input> cells,
            List<Input> more,
            boolean open,
            @Nullable String remove) {
        boolean wrong() {
            return Stream.concat(cells.stream(), more.stream()).anyMatch(input -> input.error() != null);
        }
    }

    /// @param read what a list of countries was read as; null where none was
    /// @param names of countries or organizations that were read; empty where none were
    /// @param rare whether a list is pasted so seldom that its field is shown when asked for
    record Pasted(Input text, Input role, CountryList.@Nullable Result read, List<String> names, boolean rare) {}
}
