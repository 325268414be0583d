package org.mispa.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// Every text of every record replaced by one that nobody expects: no page breaks, nothing of it is taken for markup.
@TestPropertySource(properties = "mispa.test.database=strange") // a context, and so a database, of its own
class StrangeTextsTest extends PortalInBrowser {
    private static final String LIKE_MARKUP =
            "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">\"'><b>&lt;/b&gt;";

    /// Ends the direction it begins, as a browser does at the end of each element.
    private static final String RIGHT_TO_LEFT = "\u202Eתירבע\u202C \u200Fالعربية\u200E (mixed) 123";

    private record Column(String tableName, String columnName) {}

    @Autowired
    private JdbcClient jdbc;

    @Test
    void areShownAsTheyAreAndFit() throws InterruptedException {
        var faults = new ArrayList<String>();
        name35CountriesInEveryRole();
        for (var text : List.of("W".repeat(300), LIKE_MARKUP, RIGHT_TO_LEFT)) {
            replaceTextsBy(text);
            look(text, faults);
        }
        assertThat(faults).isEmpty();
    }

    private void look(String text, List<String> faults) {
        var page = tab(View.PHONE, true);
        for (var type : PageType.values()) {
            look(page, View.PHONE);
            var answer = page.navigate(address(type.in("en")));
            var told = type.address() + " with " + text.substring(0, 12) + "…: ";
            if (answer == null || answer.status() >= 500) {
                faults.add(told + "fails");
                continue;
            }
            for (var view : new View[] {View.PHONE, View.NARROWEST, View.DESKTOP}) {
                look(page, view);
                if (beyondTheEdge(page) > 0) {
                    faults.add(told + beyondTheEdge(page) + " pixels beyond the edge, " + view + ": "
                            + strings(ask(page, "culprits")));
                }
                strings(ask(page, "clipped")).forEach(clipped -> faults.add(told + clipped + ", " + view));
            }
            if (page.title().equals("taken")
                    || page.locator("script:not([src]), img, main b:text-is('</b>')")
                                    .count()
                            > 0) {
                faults.add(told + "is taken for markup");
            }
        }
        page.context().close();
    }

    /// In all columns of words; keys, dates, codes and closed choices stay.
    private void replaceTextsBy(String text) throws InterruptedException {
        var columns = jdbc.sql("""
                        select table_name, column_name from information_schema.columns
                        where table_schema = 'public' and is_generated = 'NEVER' and data_type = 'text'
                          and column_name in ('title', 'summary', 'note', 'usual', 'official', 'place', 'acronym', 'issuer', 'reason',
                              'series', 'stated_as', 'quote', 'excerpt', 'description', 'words')
                          and table_name not in ('change', 'flyway_schema_history', 'remark_text') -- no sentence is translated twice
                          and table_name in (select table_name from information_schema.tables where table_type = 'BASE TABLE')
                        order by 1, 2
                        """)
                .query(DataClassRowMapper.newInstance(Column.class))
                .list();
        assertThat(columns).hasSizeGreaterThan(30);
        for (var column : columns) {
            jdbc.sql("update %1$s set %2$s = :text where %2$s is not null"
                            .formatted(column.tableName(), column.columnName()))
                    .param("text", text)
                    .update();
        }
        jdbc.sql("""
                        insert into change (record_kind, record_key, version, author, reason, at, before, after)
                        select record_kind, record_key, version + 1, 'test', :text, now(), after,
                            jsonb_set(after, '{place}', to_jsonb(cast(:text as text)))
                        from change where record_key = 'police-intelligence-course-2' order by id desc limit 1
                        """).param("text", text).update();
        Thread.sleep(2_100); // what another node writes is seen after two seconds
    }

    private void name35CountriesInEveryRole() {
        jdbc.sql("""
                        insert into participation (activity, position, country, role, basis)
                        select 'police-intelligence-course-2', 1000 + row_number() over (), c.key, r.role, 'STATED'
                        from country c, (select distinct role from participation) r
                        where c.kind = 'MEMBER_STATE' and not exists (select from participation p
                            where p.activity = 'police-intelligence-course-2' and p.country = c.key and p.role = r.role)
                        """).update();
    }
}
