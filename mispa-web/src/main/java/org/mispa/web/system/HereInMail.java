package org.mispa.web.system;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.mispa.domain.meeting.AsOf;
import org.mispa.domain.meeting.ReportingPeriods;
import org.mispa.domain.remark.Remarks;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.LinkMode;
import org.mispa.web.system.Here.Address;
import org.mispa.web.system.Here.Parameter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Makes the [Here] of a mail, which nobody asked for by an address: the ordinary day, the present records, the
/// portal's own
/// address, and links that keep the language of the mail.
@Component
public class HereInMail {
    private final ReportingPeriods periods;
    private final Remarks remarks;
    private final Clock clock;
    private final String address;

    HereInMail(ReportingPeriods periods, Remarks remarks, Clock clock, @Value("${mispa.address:}") String address) {
        this.periods = periods;
        this.remarks = remarks;
        this.clock = clock;
        this.address = address.replaceFirst("/+$", "");
    }

    public Here in(Language language) {
        var said = List.of(new Parameter(ReaderChoices.LANGUAGE, language.tag()));
        return new Here(
                AsOf.resolve(periods.all(), LocalDate.now(clock), null),
                null,
                LinkMode.ALL,
                new ReaderChoices(language, null, Set.of()),
                remarks,
                new Address(address, "", "/", said));
    }
}
