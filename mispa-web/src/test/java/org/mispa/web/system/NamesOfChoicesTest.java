package org.mispa.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mispa.domain.account.PasswordRule;
import org.mispa.domain.account.Person;
import org.mispa.domain.activity.Activities;
import org.mispa.domain.change.NotAllowed;
import org.mispa.domain.change.Proposal;
import org.mispa.domain.change.SignOffLinks;
import org.mispa.domain.delegation.DelegationStatement;
import org.mispa.domain.delegation.Evidence;
import org.mispa.domain.delegation.Note;
import org.mispa.domain.delegation.Observation;
import org.mispa.domain.delegation.ObservationEntry;
import org.mispa.domain.delegation.RefusedEvidence;
import org.mispa.domain.delegation.Reminder;
import org.mispa.domain.delegation.ReviewEntry;
import org.mispa.domain.delegation.ReviewRound;
import org.mispa.domain.delegation.RoundStanding;
import org.mispa.domain.delegation.Share;
import org.mispa.domain.feed.CalendarEntry;
import org.mispa.domain.feed.PublishedChanges;
import org.mispa.domain.follow.Digest;
import org.mispa.domain.meeting.AsOf;
import org.mispa.domain.record.Fault;
import org.mispa.domain.shared.BrokenRule;
import org.mispa.domain.shared.MalformedEdtf;
import org.mispa.domain.shared.Query;

class NamesOfChoicesTest {
    /// What is told in sentences of their own.
    private static final Set<String> WITHOUT_NAME = Set.of(
            AsOf.Reason.class.getName(),
            BrokenRule.Rule.class.getName(),
            Fault.Wrong.class.getName(),
            NotAllowed.Why.class.getName(),
            CalendarEntry.Certainty.class.getName(),
            PublishedChanges.Act.class.getName(),
            Proposal.Act.class.getName(),
            SignOffLinks.Verdict.class.getName(),
            Proposal.State.class.getName(),
            MalformedEdtf.Problem.class.getName(),
            PasswordRule.Fault.class.getName(),
            Person.Fault.class.getName(),
            Person.Field.class.getName(),
            Activities.Parts.class.getName(),
            DelegationStatement.Fault.class.getName(),
            DelegationStatement.Field.class.getName(),
            Digest.State.class.getName(),
            Evidence.Type.class.getName(),
            Note.Fault.class.getName(),
            Note.Field.class.getName(),
            Observation.Draft.Fault.class.getName(),
            Observation.Draft.Field.class.getName(),
            PublishedChanges.Origin.class.getName(),
            ReviewEntry.Named.class.getName(),
            ReviewEntry.State.class.getName(),
            ReviewRound.Fault.class.getName(),
            ReviewRound.Field.class.getName());

    /// Whose simple name would not tell of what it is.
    private static final Map<String, String> NAMED_AS = Map.of(
            Observation.Kind.class.getName(), "ObservationKind",
            Observation.State.class.getName(), "ObservationState",
            ObservationEntry.Act.class.getName(), "ObservationAct",
            RefusedEvidence.Why.class.getName(), "RefusedEvidence",
            Reminder.State.class.getName(), "ReminderState",
            ReviewRound.State.class.getName(), "RoundState",
            RoundStanding.Status.class.getName(), "RoundStatus",
            Share.How.class.getName(), "Share");

    private final ResourceBundle messages = ResourceBundle.getBundle("messages");

    @Test
    void everyConstantOfTheDomainHasAName() {
        assertThat(constants())
                .isNotEmpty()
                .allSatisfy(key -> assertThat(messages.containsKey(key))
                        .as("messages.properties has %s", key)
                        .isTrue());
    }

    @Test
    void everyWayOfBreakingHasASentence() {
        var keys = Stream.concat(
                Arrays.stream(Fault.Wrong.values())
                        .filter(wrong -> wrong != Fault.Wrong.RULE)
                        .map(wrong -> "fault." + Query.slug(wrong)),
                Arrays.stream(BrokenRule.Rule.values()).map(rule -> "rule." + Query.slug(rule)));
        assertThat(keys).allMatch(messages::containsKey);
    }

    private static List<String> constants() {
        return new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests()).importPackages("org.mispa.domain").stream()
                        .filter(JavaClass::isEnum)
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .filter(type -> !WITHOUT_NAME.contains(type.getName()))
                        .flatMap(type -> Arrays.stream(type.reflect().getEnumConstants()))
                        .map(constant -> (Enum<?>) constant)
                        .map(constant -> NAMED_AS.getOrDefault(
                                        constant.getDeclaringClass().getName(),
                                        constant.getDeclaringClass().getSimpleName())
                                + "." + constant.name())
                        .toList();
    }
}
