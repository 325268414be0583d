package org.mispa.domain.delegation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mispa.domain.account.Delegation;
import org.mispa.domain.activity.ActivityDetails;
import org.mispa.domain.activity.ActivityType;
import org.mispa.domain.activity.CountryRole;
import org.mispa.domain.activity.GroupParticipation;
import org.mispa.domain.activity.Participation;
import org.mispa.domain.country.CountryId;
import org.mispa.domain.delegation.ReviewEntry.Named;
import org.mispa.domain.delegation.ReviewEntry.State;
import org.mispa.domain.delegation.Share.How;
import org.mispa.domain.initiative.Involvement;
import org.mispa.domain.initiative.InvolvementRole;
import org.mispa.domain.meeting.MeetingDetails;
import org.mispa.domain.meeting.MeetingKind;
import org.mispa.domain.organization.OrganizationId;
import org.mispa.domain.shared.Basis;
import org.mispa.domain.shared.EdtfDate;
import org.mispa.domain.shared.Language;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.domain.shared.Recorded;
import org.mispa.domain.shared.Text;
import org.mispa.domain.shared.Wording;
import org.mispa.domain.shared.Wordings;
import org.mispa.domain.source.Citation;
import org.mispa.domain.source.SourceId;

class ShareTest {
    private static final RecordKey COURSE = new RecordKey(RecordKind.ACTIVITY, "police-intelligence-course-2");
    private static final CountryId LUCIA = CountryId.of("saint-lucia");
    private static final CountryId SPAIN = CountryId.of("spain");
    private static final OrganizationId GOVERNMENT = OrganizationId.of("government-of-spain");
    private static final Delegation OF_LUCIA = Delegation.of(LUCIA);
    private static final Delegation OF_SPAIN = Delegation.of(SPAIN);

    private static Participation in(CountryId country, CountryRole role, @Nullable Integer persons) {
        return new Participation(country, role, Basis.STATED, persons, null);
    }

    private static ActivityDetails course(
            List<Participation> participations,
            List<GroupParticipation> groups,
            List<Involvement> involvements,
            @Nullable CountryId place) {
        return new ActivityDetails(
                ActivityType.COURSE,
                WORDS,
                EdtfDate.parse("2010-08"),
                null,
                Recorded.DONE,
                null,
                null,
                place,
                null,
                null,
                null,
                null,
                null,
                false,
                List.of(),
                List.of(),
                participations,
                groups,
                involvements,
                List.of(new Citation(SourceId.of("report"), "1", "1", null)));
    }

    private static final Wordings WORDS = Wordings.original(Language.EN, Wording.original("A course", null, null));

    private static List<Share> shares(ActivityDetails details, Delegation delegation, OrganizationId... bodies) {
        return Share.of(COURSE, details, delegation, Set.of(bodies));
    }

    @Test
    void areAllRolesOfTheCountryAndNoneOfOthers() {
        var course = course(
                List.of(
                        in(LUCIA, CountryRole.HOST, null),
                        in(LUCIA, CountryRole.PARTICIPANT, 3),
                        in(SPAIN, CountryRole.TRAINER, null)),
                List.of(),
                List.of(),
                LUCIA);
        assertThat(shares(course, OF_LUCIA))
                .extracting(Share::how, Share::role, Share::persons)
                .containsExactly(
                        tuple(How.ROLE, CountryRole.HOST, null),
                        tuple(How.ROLE, CountryRole.PARTICIPANT, 3),
                        tuple(How.PLACE, null, null));
        assertThat(shares(course, Delegation.of(CountryId.of("jamaica")))).isEmpty();
    }

    @Test
    void ofAGroupAreInferred() {
        var caribbean = new GroupParticipation(
                "Caribbean countries", CountryRole.PARTICIPANT, List.of("saint-lucia"), "CARICOM members");
        assertThat(shares(course(List.of(), List.of(caribbean), List.of(), null), OF_LUCIA))
                .singleElement()
                .satisfies(share -> {
                    assertThat(share.how()).isEqualTo(How.GROUP);
                    assertThat(share.basis()).isEqualTo(Basis.INFERRED);
                });
    }

    @Test
    void ofACountryAreThoseOfItsBodiesToo() {
        var funds = new Involvement(
                GOVERNMENT,
                null,
                InvolvementRole.FUNDER,
                Basis.LINE_OF_WORK,
                null,
                null,
                new BigDecimal("10000"),
                "USD",
                null);
        var course = course(List.of(), List.of(), List.of(funds), null);
        assertThat(shares(course, OF_SPAIN)).isEmpty();
        assertThat(shares(course, OF_SPAIN, GOVERNMENT))
                .containsExactly(new Share(
                        How.INVOLVED, null, InvolvementRole.FUNDER, Basis.LINE_OF_WORK, null, "10000 USD", true));
        assertThat(shares(course, Delegation.ofOrganization("government-of-spain"), GOVERNMENT))
                .hasSize(1);
    }

    @Test
    void whatAStateTakesPartInIsToldApartFromWhatIsInferredAndFromItsBodies() {
        var stated = course(List.of(in(LUCIA, CountryRole.HOST, null)), List.of(), List.of(), null);
        var subject = course(List.of(in(LUCIA, CountryRole.SUBJECT, null)), List.of(), List.of(), null);
        assertThat(named(stated, OF_LUCIA)).containsExactly(Named.STATED);
        assertThat(named(subject, OF_LUCIA))
                .as("nobody takes part as the subject of a study")
                .containsExactly(Named.OTHERWISE);
        var funds =
                new Involvement(GOVERNMENT, null, InvolvementRole.FUNDER, Basis.STATED, null, null, null, null, null);
        assertThat(named(course(List.of(), List.of(), List.of(funds), null), OF_SPAIN, GOVERNMENT))
                .containsExactly(Named.BODY);
    }

    private static List<Named> named(ActivityDetails activity, Delegation delegation, OrganizationId... bodies) {
        var entry = new ReviewEntry(
                COURSE,
                new Text(Language.EN, "Course"),
                0,
                1,
                Instant.EPOCH,
                activity,
                Share.of(COURSE, activity, delegation, Set.of(bodies)),
                List.of(),
                null,
                0);
        return Arrays.stream(Named.values()).filter(entry::isNamed).toList();
    }

    @Test
    void ofItsOwnRecordAndOfWhatHappensThereAreTold() {
        var meeting = new MeetingDetails(
                MeetingKind.MINISTERIAL, null, null, WORDS, null, LUCIA, null, Recorded.DONE, List.of());
        assertThat(Share.of(new RecordKey(RecordKind.MEETING, "mispa-9"), meeting, OF_LUCIA, Set.of()))
                .extracting(Share::how)
                .containsExactly(How.PLACE);
        assertThat(Share.of(OF_LUCIA.of(), meeting, OF_LUCIA, Set.of()))
                .extracting(Share::how)
                .contains(How.ITSELF);
    }

    private static ReviewEntry entry(@Nullable Confirmation confirmation, long observations) {
        return new ReviewEntry(
                COURSE,
                new Text(Language.EN, "A course"),
                3,
                30,
                Instant.EPOCH,
                course(List.of(), List.of(), List.of(), null),
                List.of(),
                List.of(2, 3),
                confirmation,
                observations);
    }

    private static Confirmation confirmed(@Nullable Instant changed) {
        return new Confirmation(OF_LUCIA, COURSE, 2, 20, Instant.EPOCH, changed, null);
    }

    @Test
    void standAsConfirmedUntilTheRecordIsChanged() {
        assertThat(entry(null, 0).state()).isEqualTo(State.NOTHING);
        assertThat(entry(confirmed(null), 0).state()).isEqualTo(State.CONFIRMED);
        assertThat(entry(confirmed(Instant.EPOCH), 0).state()).isEqualTo(State.CHANGED);
        assertThat(entry(null, 1).state()).isEqualTo(State.OBSERVED);
        assertThat(entry(confirmed(null), 1).state()).isEqualTo(State.OBSERVED);
        assertThat(entry(confirmed(Instant.EPOCH), 1).state()).isEqualTo(State.CHANGED);
    }

    @Test
    void areListedUnderTheFirstComponentAndTheYearInWhichTheyEnd() {
        assertThat(entry(null, 0).component()).isEqualTo(2);
        assertThat(entry(null, 0).year()).isEqualTo(2010);
        assertThat(new Review.Filter(null, 2, 2010, null).shows(entry(null, 0))).isTrue();
        assertThat(new Review.Filter(null, 3, null, null).shows(entry(null, 0))).isFalse();
        assertThat(new Review.Filter(null, null, 0, null).shows(entry(null, 0))).isFalse();
        assertThat(new Review.Filter(State.NOTHING, null, null, null).query()).isEqualTo("state=nothing");
    }
}
