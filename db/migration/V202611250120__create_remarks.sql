-- Sentences that stand inside records, with their translations. A record holds the sentence itself; the original here is
-- the same sentence, so that one translation serves every record that says it.
create table remark (
    key     text primary key,
    version integer not null
);
create table remark_text (
    remark      text not null references remark,
    language    text not null check (language in ('EN', 'ES', 'FR', 'PT')),
    original    boolean not null,
    title       text check (title is null),
    summary     text not null,
    note        text,
    of_original text not null default '',
    primary key (remark, language)
);
create unique index remark_text_original on remark_text (remark) where original;
create unique index remark_text_sentence on remark_text (summary) where original;

-- Every sentence that stands inside a record and so can be translated as a remark.
create view sentence_in_record as
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
    union select note from country where note is not null;
