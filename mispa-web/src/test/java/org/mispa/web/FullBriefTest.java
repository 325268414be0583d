package org.mispa.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.mispa.domain.shared.Language;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.test.context.TestPropertySource;

/// The brief of a country with far more in every list than two sheets hold, under titles of any length.
@TestPropertySource(properties = "mispa.test.database=full-brief") // a context, and so a database, of its own
class FullBriefTest extends PortalInBrowser {
    private static final int ACTIVITIES = 400;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JdbcTemplate template;

    @Test
    void fitsOnTwoSheetsAllTheSame() throws IOException, SQLException, InterruptedException {
        generate();
        var faults = new ArrayList<String>();
        var sheet = "A title as short as most";
        var strange = "<b>taken</b> & “تقرير” 報告 " + Character.toString(0x1F600); // letters that the fonts do not have
        for (var title :
                List.of(sheet, strange, (sheet + " and then longer than any that was ever written, ").repeat(4))) {
            for (var table : List.of("activity", "deliverable", "practice", "organization", "figure", "mandate")) {
                jdbc.sql("update " + table + "_text set title = :title")
                        .param("title", title)
                        .update();
            }
            awaitNewVersion();
            for (var language : Language.values()) {
                look("/countries/GT/brief", language, title.length(), faults);
            }
        }
        assertThat(faults).isEmpty();
    }

    private void look(String brief, Language language, int letters, List<String> faults) throws IOException {
        var told = language.tag() + " with titles of " + letters + " letters: ";
        var ending = "?lang=" + language.tag();
        var page = tab(View.DESKTOP, true);
        var file = page.request().get(address(brief + ".pdf" + ending)).body();
        load(page, brief + ending);
        var document = Jsoup.parse(page.content());
        var printed = page.pdf(new Page.PdfOptions().setFormat("A4").setPreferCSSPageSize(true));
        page.context().close();
        if (Pictures.KEPT) {
            Files.write(Pictures.file("full-brief-" + language.tag() + "-" + letters + ".pdf"), file);
            Files.write(Pictures.file("full-brief-" + language.tag() + "-" + letters + "-printed.pdf"), printed);
        }
        try (var pdf = Loader.loadPDF(file);
                var print = Loader.loadPDF(printed)) {
            if (pdf.getNumberOfPages() > 2) {
                faults.add(told + pdf.getNumberOfPages() + " sheets as a PDF");
            }
            if (print.getNumberOfPages() > 2) {
                faults.add(told + print.getNumberOfPages() + " sheets printed");
            }
        }
        for (var heading : document.select(".lines h3:has([data-count])")) {
            var total = Integer.parseInt(heading.select("[data-count]").attr("data-count"));
            var list = Objects.requireNonNull(heading.nextElementSibling());
            var left = list.nextElementSibling();
            var shown = list.select("> li").size();
            if (shown == 0
                    || (total > shown && (left == null || !left.text().contains(Integer.toString(total - shown))))) {
                faults.add(told + "shows " + shown + " of " + heading.text() + " and does not say so");
            }
        }
        if (document.select(".lines h3 + ul").size() < 13) {
            faults.add(told + "has not all its lists");
        }
    }

    /// All kinds of lists that a brief has, each longer than a brief.
    private void generate() throws SQLException {
        try (var connection = Objects.requireNonNull(template.getDataSource()).getConnection()) {
            ManyActivities.generate(JdbcClient.create(new SingleConnectionDataSource(connection, true)), 1, ACTIVITIES);
        }
        jdbc.sql("""
                        insert into participation (activity, position, country, role, basis)
                        select a.key, 2000 + row_number() over (), 'guatemala', r.role, 'STATED'
                        from activity a, (select unnest(array['HOST', 'TRAINER', 'PRACTICE_PROVIDER', 'CONTRIBUTOR', 'RESPONDENT'])
                            as role) r
                        where a.key like 'made-%' and not exists (select from participation p
                            where p.activity = a.key and p.country = 'guatemala' and p.role = r.role)
                        """).update();
        jdbc.sql("""
                        update activity a set states = array(select distinct p.country collate "C" from taking_part p
                                where p.activity = a.key order by 1),
                            country_roles = array(
                                select p.country || ' ' || string_agg(p.role, ' ' order by p.role collate "C")
                                from participation p where p.activity = a.key and p.basis = 'STATED'
                                group by p.country order by p.country collate "C")
                        where a.key like 'made-%'
                        """).update();
        jdbc.sql("update practice set country = 'guatemala'").update();
        jdbc.sql("update organization set country = 'guatemala'").update();
        jdbc.sql("update figure set about_kind = 'COUNTRY', about_key = 'guatemala'")
                .update();
        jdbc.sql("""
                        insert into deliverable_owner (deliverable, position, country)
                        select d.key, 100, 'guatemala' from deliverable d
                        where not exists (select from deliverable_owner o where o.deliverable = d.key and o.country = 'guatemala')
                        """).update();
    }

    private void awaitNewVersion() throws InterruptedException {
        jdbc.sql("""
                        insert into change (record_kind, record_key, version, author, reason, at, after)
                        select kind, key, (select count(*) from change), 'generator', 'touched', now(), '{}'
                        from (select 'ACTIVITY' as kind, key from activity union all select 'DELIVERABLE', key from deliverable) r
                        """).update();
        Thread.sleep(2_100); // what another node writes is seen after two seconds
    }
}
