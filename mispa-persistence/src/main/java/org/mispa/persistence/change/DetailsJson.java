package org.mispa.persistence.change;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.mispa.domain.activity.ActivityDetails;
import org.mispa.domain.activity.ActivityId;
import org.mispa.domain.component.ComponentDetails;
import org.mispa.domain.component.ComponentNumber;
import org.mispa.domain.country.CountryDetails;
import org.mispa.domain.country.CountryId;
import org.mispa.domain.deliverable.DeliverableDetails;
import org.mispa.domain.figure.FigureDetails;
import org.mispa.domain.initiative.InitiativeDetails;
import org.mispa.domain.initiative.InitiativeId;
import org.mispa.domain.instrument.InstrumentDetails;
import org.mispa.domain.instrument.InstrumentId;
import org.mispa.domain.mandate.JudgementDetails;
import org.mispa.domain.mandate.MandateDetails;
import org.mispa.domain.mandate.MandateId;
import org.mispa.domain.meeting.MeetingDetails;
import org.mispa.domain.meeting.MeetingId;
import org.mispa.domain.meeting.ReportingPeriodDetails;
import org.mispa.domain.organization.OrganizationDetails;
import org.mispa.domain.organization.OrganizationId;
import org.mispa.domain.practice.PracticeDetails;
import org.mispa.domain.remark.RemarkDetails;
import org.mispa.domain.shared.Details;
import org.mispa.domain.shared.EdtfDate;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.source.SourceDetails;
import org.mispa.domain.source.SourceId;
import org.mispa.domain.source.StatementDetails;
import tools.jackson.core.JsonParser;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/// The form in which details, and what was typed into a form, are kept: one property a field, keys and dates as plain
/// text.
public class DetailsJson {
    private static final TypeReference<Map<String, List<String>>> TYPED = new TypeReference<>() {};

    private final JsonMapper mapper;

    public DetailsJson() {
        var asText = new SimpleModule();
        asText(asText, SourceId.class, SourceId::of);
        asText(asText, CountryId.class, CountryId::of);
        asText(asText, OrganizationId.class, OrganizationId::of);
        asText(asText, MeetingId.class, MeetingId::of);
        asText(asText, InstrumentId.class, InstrumentId::of);
        asText(asText, ComponentNumber.class, ComponentNumber::of);
        asText(asText, MandateId.class, MandateId::of);
        asText(asText, InitiativeId.class, InitiativeId::of);
        asText(asText, ActivityId.class, ActivityId::of);
        asText(asText, EdtfDate.class, EdtfDate::parse);
        mapper = JsonMapper.builder().addModule(asText).build();
    }

    private static <T> void asText(SimpleModule module, Class<T> type, Function<String, T> of) {
        module.addSerializer(type, ToStringSerializer.instance);
        module.addDeserializer(type, new StdDeserializer<>(type) {
            @Override
            public T deserialize(JsonParser parser, DeserializationContext context) {
                return of.apply(parser.getValueAsString());
            }
        });
    }

    public String write(Details details) {
        return mapper.writeValueAsString(details);
    }

    public Details read(RecordKind kind, String json) {
        return mapper.readValue(json, type(kind));
    }

    String writeTyped(Map<String, List<String>> typed) {
        return mapper.writeValueAsString(typed);
    }

    Map<String, List<String>> readTyped(String json) {
        return mapper.readValue(json, TYPED);
    }

    private static Class<? extends Details> type(RecordKind kind) {
        return switch (kind) {
            case SOURCE -> SourceDetails.class;
            case COUNTRY -> CountryDetails.class;
            case ORGANIZATION -> OrganizationDetails.class;
            case MEETING -> MeetingDetails.class;
            case REPORTING_PERIOD -> ReportingPeriodDetails.class;
            case INSTRUMENT -> InstrumentDetails.class;
            case COMPONENT -> ComponentDetails.class;
            case MANDATE -> MandateDetails.class;
            case JUDGEMENT -> JudgementDetails.class;
            case INITIATIVE -> InitiativeDetails.class;
            case ACTIVITY -> ActivityDetails.class;
            case DELIVERABLE -> DeliverableDetails.class;
            case PRACTICE -> PracticeDetails.class;
            case FIGURE -> FigureDetails.class;
            case STATEMENT -> StatementDetails.class;
            case REMARK -> RemarkDetails.class;
        };
    }
}
