package org.mispa.domain.shared;

/// Values break a rule of the domain. Names which, so that a form or an import can say it in the reader's language.
public class BrokenRule extends IllegalArgumentException {
    /// The rules that values have to keep before they become part of a record.
    public enum Rule {
        CITED("a record says where it is written"),
        GROUP_MEMBERS_HAVE_A_REASON("inferred members need a reason"),
        ROLE_STATED_OR_INFERRED("a country's role is stated or inferred"),
        HEAD_COUNT_NOT_NEGATIVE("a head-count is not negative"),
        NAMED_TWICE("a country has a role once"),
        OWNED_BY_ONE("an owner is an organization or a state"),
        OUTCOME_OF_DELIVERED("only what is delivered has an outcome and a day of delivery"),
        PLACE_HAS_A_SECTION("a citation names a section"),
        NOTES_FROM_ONE("notes count from 1"),
        CLOSES_AFTER_START("a period closes after it starts"),
        ENDS_AFTER_START("a judgement ends after it begins"),
        COMPONENT_NUMBER("a component's number is 1 to 9"),
        INITIATIVE_CODE("an initiative's code looks like 1.a"),
        MANDATE_NUMBER("a mandate's number looks like 3.2"),
        OF_ITS_COMPONENT("a mandate and a line of work begin with the number of their component"),
        COUNTRY_CODE("a country's codes are two and three capital letters"),
        COUNTED_FROM_ONE("a number, an edition and a place in a list count from 1"),
        INVOLVED_ONE("an involvement names an organization or a country"),
        AMOUNT_HAS_A_CURRENCY("an amount has a currency"),
        CURRENCY_CODE("a currency is three capital letters such as USD"),
        LINK_STATED_OR_INFERRED("a mandate link is stated or inferred"),
        INFERRED_HAS_A_REASON("an inferred mandate link gives its reason"),
        CONFIRMED_BY_SOMEBODY("a confirmation has both a name and a day"),
        LINKED_ONCE("a mandate is linked once"),
        ONE_ORIGINAL("exactly one wording is the original"),
        WORDED("a wording needs a title or a summary"),
        KEY_FORM("a key is at most 120 lower-case letters and digits in words joined by hyphens");

        private final String english;

        Rule(String english) {
            this.english = english;
        }
    }

    private final Rule rule;

    public BrokenRule(Rule rule) {
        super(rule.english);
        this.rule = rule;
    }

    /// @param value what breaks it
    public BrokenRule(Rule rule, String value) {
        super(rule.english + ", not \"" + value + "\"");
        this.rule = rule;
    }

    public Rule rule() {
        return rule;
    }
}
