package org.mispa.persistence.change;

import org.mispa.domain.activity.ActivityId;
import org.mispa.domain.component.ComponentNumber;
import org.mispa.domain.country.CountryId;
import org.mispa.domain.initiative.InitiativeId;
import org.mispa.domain.instrument.InstrumentId;
import org.mispa.domain.mandate.MandateId;
import org.mispa.domain.meeting.MeetingId;
import org.mispa.domain.organization.OrganizationId;
import org.mispa.domain.shared.Details;
import org.mispa.domain.shared.EdtfDate;
import org.mispa.domain.source.SourceId;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/// The form in which details are kept in the list of changes: one property a field, keys and dates as plain text.
class DetailsJson {
    private final JsonMapper mapper;

    DetailsJson() {
        var asText = new SimpleModule();
        for (var type : new Class<?>[] {
            SourceId.class,
            CountryId.class,
            OrganizationId.class,
            MeetingId.class,
            InstrumentId.class,
            ComponentNumber.class,
            MandateId.class,
            InitiativeId.class,
            ActivityId.class,
            EdtfDate.class
        }) {
            asText.addSerializer(type, ToStringSerializer.instance);
        }
        mapper = JsonMapper.builder().addModule(asText).build();
    }

    String write(Details details) {
        return mapper.writeValueAsString(details);
    }
}
