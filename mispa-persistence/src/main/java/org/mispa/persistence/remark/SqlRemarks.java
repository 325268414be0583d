package org.mispa.persistence.remark;

import static org.mispa.persistence.shared.Columns.constant;
import static org.mispa.persistence.shared.Columns.text;

import java.util.HashMap;
import java.util.Map;
import org.mispa.domain.remark.Remarks;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.Text;
import org.mispa.persistence.shared.Reckoned;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlRemarks implements Remarks {
    private final JdbcClient jdbc;
    private final Reckoned reckoned;

    SqlRemarks(JdbcClient jdbc, Reckoned reckoned) {
        this.jdbc = jdbc;
        this.reckoned = reckoned;
    }

    /// Remarks are written in English unless a remark of another original language says otherwise.
    @Override
    public Text in(Language reader, String original) {
        return all(reader).getOrDefault(original, new Text(Language.EN, original));
    }

    /// There are hundreds of remarks and not thousands, since a sentence that many records share is one.
    private Map<String, Text> all(Language reader) {
        return reckoned.once(
                () -> {
                    var texts = new HashMap<String, Text>();
                    jdbc.sql("""
                                    select o.summary as original, t.language, t.summary as text
                                    from remark_text o
                                        join lateral (select * from remark_text t where t.remark = o.remark
                                            order by t.language = :reader desc, t.original desc limit 1) t on true
                                    where o.original
                                    """).param("reader", reader.name()).query(row -> {
                        texts.put(
                                text(row, "original"),
                                new Text(constant(row, "language", Language.class), text(row, "text")));
                    });
                    return Map.copyOf(texts);
                },
                "remarks",
                reader);
    }
}
