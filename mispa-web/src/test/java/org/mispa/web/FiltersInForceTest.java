package org.mispa.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mispa.domain.shared.Language;

/// A narrowed list says in words by what, with a link that takes each filter away again; also where nothing is left.
class FiltersInForceTest extends WholePortal {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /deliverables?component=3&status=overdue           | Component: 3 Police management; Status: Overdue
            /deliverables?passed=true&year=none&act-of=state   | date passed, outcome not recorded; Year: no date; Whose act: a state’s
            /deliverables?kind=report&owner=oas-general-secretariat | Kind: Report; Owner: General Secretariat of the Organization of American States
            /activities?country=JM&role=host                   | Country: Jamaica; Role: Host
            /activities?country=JM&country=LC&type=licensing   | Type: Licensing; Country: Jamaica; Country: Saint Lucia
            /activities?basis=inferred&q=prison                | inferred roles and groups; Words: prison
            /mandates?status=none                              | Status: Nothing recorded
            /mandates?recorded=true&unreached=LC&declared=true | declared complied with; something recorded; No activity with: Saint Lucia
            /countries?taking-part=no&component=2              | Component: 2 Prevention of crime, violence, and insecurity; with no activity recorded
            /organizations?role=funder&country=CA              | Role: Funder; Country: Canada
            /initiatives?mandate=3.2                           | Mandate: 3.2 Training in public security, including PICAP
            /instruments?kind=memorandum                       | Kind: Memorandum of understanding
            /meetings?kind=ministerial                         | Kind: Meeting of ministers
            /practices?country=JM                              | Country: Jamaica
            /figures?differs=yes                               | another number than the list
            /statements?about=mandate:5.2                      | About: 5.2 Police information sharing on transnational crime
            /links?initiative=3.c&kind=activity                | Line of work: 3.c Capacity through the Inter-American Police Training Program (PICAP); only links of activities
            """)
    void standAboveTheList(String address, String said) {
        var page = page(address);
        var filters = page.select(".filters li:not(:has(.clear)) a");
        assertThat(filters.eachText()).containsExactly(said.split("; "));
        for (var filter : filters) {
            assertThat(filter.attr("aria-label")).isEqualTo("Remove the filter “" + filter.text() + "”");
            var without = page(filter.attr("href"))
                    .select(".filters li:not(:has(.clear)) a")
                    .eachText();
            assertThat(without).hasSize(filters.size() - 1).doesNotContain(filter.text());
        }
        assertThat(page(page.select(".filters .clear").attr("href")).select(".filters"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/activities", "/deliverables", "/mandates", "/countries", "/figures", "/links?asof=2011-01-01"})
    void anUnfilteredListHasNone(String address) {
        assertThat(page(address).select(".filters")).isEmpty();
    }

    @Test
    void speakTheReadersLanguage() {
        for (var language : Language.values()) {
            var filters = page("/deliverables?component=3&status=overdue&lang=" + language.tag())
                    .select(".filters li:not(:has(.clear)) a");
            assertThat(filters.eachText())
                    .isEqualTo(
                            switch (language) {
                                case EN -> List.of("Component: 3 Police management", "Status: Overdue");
                                case ES -> List.of("Componente: 3 Gestión de la policía", "Situación: Vencido");
                                case FR -> List.of("Volet : 3 Gestion de la police", "Situation : En retard");
                                case PT -> List.of("Componente: 3 Gestão da polícia", "Situação: Vencido");
                            });
        }
    }
}
