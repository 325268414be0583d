package org.mispa.domain.exchange;

import java.util.List;

/// An upload, or a list to be changed, that is not looked at further. Nothing was kept.
public class RefusedUpload extends RuntimeException {
    private final Refused why;
    private final transient List<String> values;

    /// @param values what the sentence about it names, of an upload the file first
    public RefusedUpload(Refused why, String... values) {
        super(why + " " + List.of(values));
        this.why = why;
        this.values = List.of(values);
    }

    public Refused why() {
        return why;
    }

    public List<String> values() {
        return values;
    }
}
