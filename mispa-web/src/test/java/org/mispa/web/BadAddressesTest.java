package org.mispa.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What cannot be meant is said in the portal's look, and what is possible beside it.
class BadAddressesTest extends WholePortal {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/activities?page=-1 | 400 | “-1” is not possible for “page”",
                "/activities?page=1000000000000 | 400 | “1000000000000” is not possible for “page”",
                "/activities?page=999 | 400 | There is no page 999",
                "/?asof=2011-13 | 400 | “2011-13” is not a day",
                "/activities?country=ZZ | 400 | No country “ZZ” is recorded",
                "/activities?mandate=9.9 | 400 | No mandate “9.9” is recorded",
                "/activities?funder=nobody | 400 | No organization “nobody” is recorded",
                "/activities?type=dance | 400 | “dance” is not possible for “type”",
                "/activities?year=abc | 400 | “abc” is not possible for “year”",
                "/deliverables?status=late | 400 | overdue",
                "/matrix?component=1&component=2 | 400 | can be given once only",
                "/figures?about=activity:nothing-such | 400 | No activity “nothing-such” is recorded",
                "/mandates/9.9 | 404 | There is no mandate 9.9",
                "/components/x | 404 | There is no component x",
                "/countries/XX | 404 | There is no country “XX”",
                "/activities/nothing-such | 404 | There is no activity “nothing-such”",
                "/nowhere | 404 | There is no record at this address"
            })
    void areAnsweredWithWhatIsWrong(String address, int status, String said) {
        var answer = get(address);

        assertThat(answer.getResponse().getStatus()).isEqualTo(status);
        var page = document(answer);
        assertThat(page.select("main").text()).contains(said).doesNotContain("Exception");
        assertThat(page.select("nav a")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/activities?q=%25",
                "/activities?q=_",
                "/activities?q=%5C",
                "/activities?q='%3B--",
                "/activities?q=%3Cb%3E"
            })
    void aTextToLookForIsNothingButText(String address) {
        var page = page(address);

        assertThat(page.select("[data-total]").attr("data-total")).isEqualTo("0");
        assertThat(page.select("main b").text()).doesNotContain("<");
    }

    @Test
    void wordsAreFoundWithoutRegardToCaseAndAccents() {
        assertThat(page("/activities?q=san%20jose").select("[data-total]").attr("data-total"))
                .isEqualTo(page("/activities?q=SAN%20JOS%C3%89")
                        .select("[data-total]")
                        .attr("data-total"))
                .isNotEqualTo("0");
    }

    @Test
    void aCodeInSmallLettersLeadsToTheOneAddress() {
        var answer = get("/countries/jm?asof=2012-07-01");

        assertThat(answer.getResponse().getStatus()).isEqualTo(302);
        assertThat(answer.getResponse().getRedirectedUrl()).isEqualTo("/countries/JM?asof=2012-07-01");
    }
}
