-- Statuses of mandates that the secretariat sets for a time, with a reason, beside the reckoned ones (method.md 4).
create table judgement (
    key     text primary key,
    mandate text not null references mandate,
    status  text not null check (status in ('OVERDUE', 'UNDER_WAY', 'DELIVERED', 'PLANNED', 'NONE')),
    since   date not null,
    until   date not null,
    version integer not null,
    check (until >= since)
);
create index judgement_mandate on judgement (mandate);
create table judgement_text (
    judgement   text not null references judgement,
    language    text not null check (language in ('EN', 'ES', 'FR', 'PT')),
    original    boolean not null,
    title       text,
    summary     text not null,
    note        text,
    of_original text not null default '',
    primary key (judgement, language)
);
create unique index judgement_text_original on judgement_text (judgement) where original;
create table judgement_citation (
    judgement text not null references judgement,
    position  integer not null,
    source    text not null references source_document,
    section   text not null,
    paragraph text,
    note      integer check (note > 0),
    primary key (judgement, position)
);
