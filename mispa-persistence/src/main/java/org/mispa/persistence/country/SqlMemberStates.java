package org.mispa.persistence.country;

import static org.mispa.persistence.shared.Columns.constant;
import static org.mispa.persistence.shared.Columns.text;

import java.util.List;
import java.util.Set;
import org.mispa.domain.country.CountryId;
import org.mispa.domain.country.CountryKind;
import org.mispa.domain.country.CountryList;
import org.mispa.domain.country.MemberStates;
import org.mispa.domain.country.Subregion;
import org.mispa.domain.shared.Language;
import org.mispa.persistence.shared.Columns;
import org.mispa.persistence.shared.Reckoned;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlMemberStates implements MemberStates {
    private final JdbcClient jdbc;
    private final Reckoned reckoned;

    SqlMemberStates(JdbcClient jdbc, Reckoned reckoned) {
        this.jdbc = jdbc;
        this.reckoned = reckoned;
    }

    @Override
    public List<MemberState> all(Language language) {
        return reckoned.once(
                () -> jdbc.sql("""
                                select c.key, coalesce(c.iso2, c.key) as code, n.usual, c.subregion
                                from country c join country_name n on n.country = c.key and n.language = :language
                                where c.kind = 'MEMBER_STATE'
                                order by n.sort collate %s
                                """.formatted(Columns.collation(language)))
                        .param("language", language.name())
                        .query((row, n) -> new MemberState(
                                CountryId.of(text(row, "key")),
                                text(row, "code"),
                                text(row, "usual"),
                                constant(row, "subregion", Subregion.class)))
                        .list(),
                "member states",
                language);
    }

    @Override
    public List<CountryList.Known> known() {
        return reckoned.once(
                () -> jdbc.sql("""
                                select c.key, c.iso2, c.iso3, c.kind, c.subregion,
                                    array_agg(distinct n.usual) || array_agg(distinct n.official) as names
                                from country c join country_name n on n.country = c.key group by c.key order by c.key
                                """)
                        .query((row, n) -> new CountryList.Known(
                                CountryId.of(text(row, "key")),
                                Columns.optional(row, "iso2"),
                                Columns.optional(row, "iso3"),
                                constant(row, "kind", CountryKind.class) == CountryKind.MEMBER_STATE,
                                Columns.optionalConstant(row, "subregion", Subregion.class),
                                Set.copyOf(Columns.list(row, "names"))))
                        .list(),
                "known countries");
    }
}
