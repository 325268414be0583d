package org.mispa.persistence.initiative;

import static org.mispa.persistence.shared.Columns.constant;
import static org.mispa.persistence.shared.Columns.optional;
import static org.mispa.persistence.shared.Columns.optionalConstant;
import static org.mispa.persistence.shared.Columns.worded;

import java.util.List;
import org.mispa.domain.initiative.InvolvementForm;
import org.mispa.domain.initiative.InvolvementRole;
import org.mispa.domain.initiative.InvolvementRow;
import org.mispa.domain.shared.Basis;
import org.mispa.domain.shared.Language;
import org.mispa.persistence.shared.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads who is involved in an activity or a line of work.
public final class Involvements {
    private Involvements() {}

    /// @param owner `activity` or `initiative`; never a reader's input
    public static List<InvolvementRow> of(JdbcClient jdbc, String owner, String key, Language language) {
        return jdbc.sql("""
                        select v.organization, coalesce(n.iso2, n.key) as country, v.role, v.basis, v.form, v.amount,
                            v.currency, v.note, coalesce(t.title, m.usual) as name,
                            coalesce(t.language, m.language) as language,
                            ct.title as channel, ct.language as channel_language
                        from %1$s_involvement v
                            left join country n on n.key = v.country
                            left join country_name m on m.country = v.country and m.language = :language
                            left join lateral (select * from organization_text t where t.organization = v.organization
                                order by t.language = :language desc, t.original desc limit 1) t on true
                            left join lateral (select * from organization_text t where t.organization = v.channel
                                order by t.language = :language desc, t.original desc limit 1) ct on true
                        where v.%1$s = :key
                        order by v.role, coalesce(t.title, m.usual) collate %2$s
                        """.formatted(owner, Columns.collation(language)))
                .param("key", key)
                .param("language", language.name())
                .query((row, n) -> new InvolvementRow(
                        optional(row, "organization"),
                        optional(row, "country"),
                        worded(row, "name"),
                        constant(row, "role", InvolvementRole.class),
                        constant(row, "basis", Basis.class),
                        optionalConstant(row, "form", InvolvementForm.class),
                        worded(row, "channel", "channel_language"),
                        row.getBigDecimal("amount"),
                        optional(row, "currency"),
                        optional(row, "note")))
                .list();
    }
}
