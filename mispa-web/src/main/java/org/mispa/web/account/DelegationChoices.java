package org.mispa.web.account;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mispa.domain.account.Delegation;
import org.mispa.domain.country.MemberStates;
import org.mispa.domain.country.MemberStates.MemberState;
import org.mispa.domain.initiative.InvolvementRole;
import org.mispa.domain.organization.Organizations;
import org.mispa.domain.shared.Directory;
import org.mispa.domain.shared.RecordKey;
import org.mispa.domain.shared.RecordKind;
import org.mispa.web.system.Delegations;
import org.mispa.web.system.Field.Option;
import org.mispa.web.system.Here;
import org.mispa.web.system.RecordPages;
import org.springframework.stereotype.Component;

/// For whom a delegate can speak: a member state, another country, such as a permanent observer, or an organization
/// that
/// supports something. A country is named by what its address ends in, an organization by `organization/KEY`.
@Component
class DelegationChoices {
    private static final String ORGANIZATION = "organization/";

    private final MemberStates states;
    private final Directory directory;
    private final Organizations organizations;
    private final Delegations delegations;
    private final RecordPages pages;

    DelegationChoices(
            MemberStates states,
            Directory directory,
            Organizations organizations,
            Delegations delegations,
            RecordPages pages) {
        this.states = states;
        this.directory = directory;
        this.organizations = organizations;
        this.delegations = delegations;
        this.pages = pages;
    }

    /// @param now whom the account speaks for already; it stays a choice. Null for none
    List<Option> all(@Nullable Delegation now, Here here) {
        var choices = new ArrayList<Option>();
        var members = states.all(here.language());
        members.forEach(state -> choices.add(new Option(state.code(), state.name())));
        var codes = members.stream().map(MemberState::id).map(Object::toString).toList();
        directory.all(RecordKind.COUNTRY, here.language()).stream()
                .filter(country -> !codes.contains(country.key()))
                .map(country -> new Option(
                        value(new Delegation(new RecordKey(RecordKind.COUNTRY, country.key()))),
                        country.title().value()))
                .forEach(choices::add);
        organizations
                .all(
                        new Organizations.Filter(null, InvolvementRole.FUNDER.name(), null),
                        here.reckoning(),
                        here.language())
                .forEach(funder -> choices.add(
                        new Option(ORGANIZATION + funder.key(), funder.title().value())));
        if (now != null && choices.stream().noneMatch(choice -> choice.value().equals(value(now)))) {
            choices.add(new Option(value(now), name(now, here)));
        }
        return choices;
    }

    /// How the form names a delegation.
    String value(Delegation delegation) {
        return delegation.isOfCountry() ? pages.addressed(delegation.of()).key() : ORGANIZATION + delegation.key();
    }

    /// Null where the form names none that is recorded.
    @Nullable
    Delegation chosen(String value, Here here) {
        if (value.isEmpty()) {
            return null;
        }
        var delegation = value.startsWith(ORGANIZATION)
                ? Delegation.ofOrganization(value.substring(ORGANIZATION.length()))
                : new Delegation(new RecordKey(RecordKind.COUNTRY, pages.key(RecordKind.COUNTRY, value)));
        return directory.titles(List.of(delegation.of()), here.language()).isEmpty() ? null : delegation;
    }

    String name(Delegation delegation, Here here) {
        return delegations.name(delegation, here).value();
    }
}
