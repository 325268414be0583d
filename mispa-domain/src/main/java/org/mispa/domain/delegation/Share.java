package org.mispa.domain.delegation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.account.Delegation;
import org.mispa.domain.activity.ActivityDetails;
import org.mispa.domain.activity.CountryRole;
import org.mispa.domain.country.CountryDetails;
import org.mispa.domain.country.CountryId;
import org.mispa.domain.deliverable.DeliverableDetails;
import org.mispa.domain.figure.FigureDetails;
import org.mispa.domain.initiative.InitiativeDetails;
import org.mispa.domain.initiative.Involvement;
import org.mispa.domain.initiative.InvolvementRole;
import org.mispa.domain.instrument.InstrumentDetails;
import org.mispa.domain.mandate.MandateDetails;
import org.mispa.domain.meeting.MeetingDetails;
import org.mispa.domain.organization.OrganizationDetails;
import org.mispa.domain.organization.OrganizationId;
import org.mispa.domain.practice.PracticeDetails;
import org.mispa.domain.shared.Basis;
import org.mispa.domain.shared.Details;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.source.StatementDetails;

/// How a record names those for whom a delegation speaks.
///
/// @param role in an activity; null unless it is [How#ROLE]
/// @param involvement null unless it is [How#INVOLVED]
/// @param basis whether the source states it, or the portal infers it
/// @param persons how many of its people; null where not stated
/// @param money as the source states it, such as `10000 USD`; null where it states none
/// @param ofBody whether it is a body of the country that is named, and not the country itself
public record Share(
        How how,
        @Nullable CountryRole role,
        @Nullable InvolvementRole involvement,
        Basis basis,
        @Nullable Integer persons,
        @Nullable String money,
        boolean ofBody) {

    /// In which way.
    public enum How {
        /// It is the very record of the country or the organization.
        ITSELF,
        ROLE,
        /// A group of states is named, and the portal takes it to be meant.
        GROUP,
        /// It, or a body of it, funds, carries or supports.
        INVOLVED,
        /// It owes a deliverable.
        OWES,
        /// It is its experience, its body, or said of it.
        ABOUT,
        /// It lies within the stated scope of a line of work.
        SCOPE,
        /// It takes place there.
        PLACE
    }

    private static Share plain(How how) {
        return plain(how, false);
    }

    private static Share plain(How how, boolean ofBody) {
        return new Share(how, null, null, Basis.STATED, null, null, ofBody);
    }

    /// Whether the activity counts as one that the country takes part in, by what a source states or by what the portal
    /// infers (method.md 5).
    boolean takesPart(boolean stated) {
        return role != null
                && role.takesPart()
                && (how == How.ROLE || how == How.GROUP)
                && stated == (basis == Basis.STATED);
    }

    /// All shares of a delegation in a record; empty where the record does not name it.
    ///
    /// @param record what the details are of
    /// @param bodies the organization that it speaks for, or the bodies of its country
    public static List<Share> of(RecordKey record, Details details, Delegation delegation, Set<OrganizationId> bodies) {
        var country = delegation.isOfCountry() ? CountryId.of(delegation.key()) : null;
        var shares = new ArrayList<Share>();
        if (record.equals(delegation.of())) {
            shares.add(plain(How.ITSELF));
        }
        switch (details) {
            case ActivityDetails activity -> {
                activity.participations().stream()
                        .filter(one -> one.country().equals(country))
                        .map(one -> new Share(How.ROLE, one.role(), null, one.basis(), one.headCount(), null, false))
                        .forEach(shares::add);
                activity.groups().stream()
                        .filter(one -> country != null && one.inferredMembers().contains(country.value()))
                        .map(one -> new Share(How.GROUP, one.role(), null, Basis.INFERRED, null, null, false))
                        .forEach(shares::add);
                involved(activity.involvements(), country, bodies).forEach(shares::add);
                ifNamed(How.PLACE, activity.country(), country, shares);
            }
            case InitiativeDetails initiative -> {
                involved(initiative.involvements(), country, bodies).forEach(shares::add);
                if (country != null && initiative.scopeCountries().contains(country.value())) {
                    shares.add(plain(How.SCOPE));
                }
            }
            case DeliverableDetails deliverable -> {
                if (deliverable.owners().stream().anyMatch(owner -> isOne(owner.country(), country))) {
                    shares.add(plain(How.OWES));
                } else if (deliverable.owners().stream().anyMatch(owner -> isOne(owner.organization(), bodies))) {
                    shares.add(plain(How.OWES, country != null));
                }
            }
            case PracticeDetails practice -> {
                if (isOne(practice.country(), country)) {
                    shares.add(plain(How.ABOUT));
                } else if (isOne(practice.organization(), bodies)) {
                    shares.add(plain(How.ABOUT, country != null));
                }
            }
            case OrganizationDetails organization -> {
                if (shares.isEmpty() && isOne(organization.country(), country)) {
                    shares.add(plain(How.ABOUT, true));
                }
            }
            case MeetingDetails meeting -> ifNamed(How.PLACE, meeting.country(), country, shares);
            case InstrumentDetails instrument -> ifNamed(How.PLACE, instrument.country(), country, shares);
            case FigureDetails figure -> ifAbout(figure.about(), delegation, shares);
            case StatementDetails statement -> ifAbout(statement.about(), delegation, shares);
            case CountryDetails itself -> {} // told above
            case MandateDetails mandate -> {} // the ministers', not a state's
            default -> {} // names no state
        }
        return List.copyOf(shares);
    }

    private static Stream<Share> involved(
            List<Involvement> involvements, @Nullable CountryId country, Set<OrganizationId> bodies) {
        return involvements.stream()
                .filter(one -> isOne(one.organization(), bodies) || isOne(one.country(), country))
                .map(one -> new Share(
                        How.INVOLVED,
                        null,
                        one.role(),
                        one.basis(),
                        null,
                        one.amount() == null ? null : one.amount().toPlainString() + " " + one.currency(),
                        country != null && !isOne(one.country(), country)));
    }

    private static boolean isOne(@Nullable OrganizationId named, Set<OrganizationId> bodies) {
        return named != null && bodies.contains(named);
    }

    private static boolean isOne(@Nullable CountryId named, @Nullable CountryId country) {
        return named != null && named.equals(country);
    }

    private static void ifNamed(How how, @Nullable CountryId named, @Nullable CountryId country, List<Share> shares) {
        if (isOne(named, country)) {
            shares.add(plain(how));
        }
    }

    private static void ifAbout(@Nullable RecordKey about, Delegation delegation, List<Share> shares) {
        if (delegation.of().equals(about)) {
            shares.add(plain(How.ABOUT));
        }
    }
}
