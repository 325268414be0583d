-- Places and the parties of instruments are words of their own too, and can be translated as remarks.
create or replace view sentence_in_record as
    select title as sentence from group_participation
    union select reason from group_participation where reason is not null
    union select note from participation where note is not null
    union select note from activity_involvement where note is not null
    union select reason from activity_mandate where reason is not null
    union select reason from deliverable_mandate where reason is not null
    union select evidence from deliverable where evidence is not null
    union select reason from deliverable_revision where reason is not null
    union select note from initiative_involvement where note is not null
    union select reason from initiative_mandate where reason is not null
    union select scope from initiative where scope is not null
    union select scope_reason from initiative where scope_reason is not null
    union select summary from mandate_declaration
    union select note from mandate_reiteration where note is not null
    union select note from country_standing where note is not null
    union select note from country where note is not null
    union select place from activity where place is not null
    union select place from meeting where place is not null
    union select place from instrument where place is not null
    union select place from practice where place is not null
    union select unnest(parties) from instrument;
