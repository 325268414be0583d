-- What the other records refer to. Closed choices are text with the name of the Java constant; what they may be is
-- checked by the application, so that a new choice needs no migration. Keys never change, and nothing cascades.

create extension if not exists pg_trgm;
create extension if not exists unaccent;

-- unaccent() is only "stable"; naming its dictionary makes it fit for indexes and generated columns.
create function plain(value text) returns text
    language sql immutable strict parallel safe
    return lower(public.unaccent('public.unaccent'::regdictionary, value));

create table source_document (
    key                   text primary key,
    kind                  text not null,
    issuer                text,
    date                  text,
    date_earliest         date,
    date_latest           date,
    closing_day           date not null,
    closing_basis         text not null check (closing_basis in ('STATED', 'INFERRED')),
    language              text not null,
    address               text,
    retrieved_on          date,
    visibility            text not null,
    version               integer not null
);
create table source_document_text (
    source_document text not null references source_document,
    language        text not null check (language in ('EN', 'ES', 'FR', 'PT')),
    original        boolean not null,
    title           text not null,
    summary         text,
    note            text,
    primary key (source_document, language)
);
create unique index source_document_text_original on source_document_text (source_document) where original;

create table country (
    key       text primary key,
    iso2      text unique check (iso2 ~ '^[A-Z]{2}$'),
    iso3      text unique check (iso3 ~ '^[A-Z]{3}$'),
    kind      text not null,
    subregion text,
    note      text,
    version   integer not null
);
create table country_name (
    country  text not null references country,
    language text not null check (language in ('EN', 'ES', 'FR', 'PT')),
    usual    text not null,
    official text not null,
    sort     text not null,
    primary key (country, language)
);
create table country_standing (
    country       text not null references country,
    position      integer not null,
    standing      text not null,
    date          text,
    date_earliest date,
    date_latest   date,
    note          text,
    primary key (country, position)
);

create table organization (
    key     text primary key,
    acronym text,
    kind    text not null,
    country text references country,
    parent  text references organization deferrable initially deferred,
    aliases text[] not null,
    version integer not null
);
create index organization_parent on organization (parent);
create table organization_text (
    organization text not null references organization,
    language     text not null check (language in ('EN', 'ES', 'FR', 'PT')),
    original     boolean not null,
    title        text not null,
    summary      text,
    note         text,
    primary key (organization, language)
);
create unique index organization_text_original on organization_text (organization) where original;
create table organization_citation (
    organization text not null references organization,
    position     integer not null,
    source       text not null references source_document,
    section      text not null,
    paragraph    text,
    note         integer check (note > 0),
    primary key (organization, position)
);

create table meeting (
    key           text primary key,
    kind          text not null,
    series        text,
    number        integer check (number > 0),
    place         text,
    country       text references country,
    date          text,
    date_earliest date,
    date_latest   date,
    recorded      text not null,
    version       integer not null
);
create table meeting_text (
    meeting  text not null references meeting,
    language text not null check (language in ('EN', 'ES', 'FR', 'PT')),
    original boolean not null,
    title    text not null,
    summary  text,
    note     text,
    primary key (meeting, language)
);
create unique index meeting_text_original on meeting_text (meeting) where original;
create table meeting_citation (
    meeting   text not null references meeting,
    position  integer not null,
    source    text not null references source_document,
    section   text not null,
    paragraph text,
    note      integer check (note > 0),
    primary key (meeting, position)
);

create table reporting_period (
    key            text primary key,
    starts_on      date not null,
    closes_on      date not null,
    closing_basis  text not null check (closing_basis in ('STATED', 'INFERRED')),
    kept_in_portal boolean not null,
    meeting        text references meeting,
    version        integer not null,
    check (starts_on <= closes_on)
);
create table reporting_period_text (
    reporting_period text not null references reporting_period,
    language         text not null check (language in ('EN', 'ES', 'FR', 'PT')),
    original         boolean not null,
    title            text not null,
    summary          text,
    note             text,
    primary key (reporting_period, language)
);
create unique index reporting_period_text_original on reporting_period_text (reporting_period) where original;
create table reporting_period_citation (
    reporting_period text not null references reporting_period,
    position         integer not null,
    source           text not null references source_document,
    section          text not null,
    paragraph        text,
    note             integer check (note > 0),
    primary key (reporting_period, position)
);

create table instrument (
    key           text primary key,
    kind          text not null,
    symbol        text,
    parties       text[] not null,
    date          text,
    date_earliest date,
    date_latest   date,
    place         text,
    country       text references country,
    standing      text,
    meeting       text references meeting,
    version       integer not null
);
create table instrument_text (
    instrument text not null references instrument,
    language   text not null check (language in ('EN', 'ES', 'FR', 'PT')),
    original   boolean not null,
    title      text not null,
    summary    text,
    note       text,
    primary key (instrument, language)
);
create unique index instrument_text_original on instrument_text (instrument) where original;
create table instrument_citation (
    instrument text not null references instrument,
    position   integer not null,
    source     text not null references source_document,
    section    text not null,
    paragraph  text,
    note       integer check (note > 0),
    primary key (instrument, position)
);

create table component (
    number  integer primary key check (number between 1 and 9),
    version integer not null
);
create table component_text (
    component integer not null references component,
    language  text not null check (language in ('EN', 'ES', 'FR', 'PT')),
    original  boolean not null,
    title     text not null,
    summary   text,
    note      text,
    primary key (component, language)
);
create unique index component_text_original on component_text (component) where original;
create table component_citation (
    component integer not null references component,
    position  integer not null,
    source    text not null references source_document,
    section   text not null,
    paragraph text,
    note      integer check (note > 0),
    primary key (component, position)
);

create table mandate (
    number     text primary key check (number ~ '^[1-9]\.[1-9][0-9]?$'),
    component  integer not null references component,
    addressee  text not null,
    instrument text not null references instrument,
    paragraph  text,
    version    integer not null,
    check (left(number, 1)::integer = component)
);
create table mandate_text (
    mandate  text not null references mandate,
    language text not null check (language in ('EN', 'ES', 'FR', 'PT')),
    original boolean not null,
    title    text not null,
    summary  text,
    note     text,
    primary key (mandate, language)
);
create unique index mandate_text_original on mandate_text (mandate) where original;
create table mandate_citation (
    mandate   text not null references mandate,
    position  integer not null,
    source    text not null references source_document,
    section   text not null,
    paragraph text,
    note      integer check (note > 0),
    primary key (mandate, position)
);
create table mandate_reiteration (
    mandate    text not null references mandate,
    position   integer not null,
    instrument text not null references instrument,
    note       text,
    primary key (mandate, position)
);
create table mandate_declaration (
    mandate       text not null references mandate,
    position      integer not null,
    declared_by   text not null,
    date          text,
    date_earliest date,
    date_latest   date,
    summary       text not null,
    source        text not null references source_document,
    section       text not null,
    paragraph     text,
    note          integer check (note > 0),
    primary key (mandate, position)
);

create table initiative (
    code            text primary key check (code ~ '^[1-9]\.[a-z]$'),
    component       integer not null references component,
    date            text,
    date_earliest   date,
    date_latest     date,
    recorded        text not null,
    scope           text,
    scope_countries text[] not null,
    scope_reason    text,
    version         integer not null
);
create table initiative_text (
    initiative text not null references initiative,
    language   text not null check (language in ('EN', 'ES', 'FR', 'PT')),
    original   boolean not null,
    title      text not null,
    summary    text,
    note       text,
    primary key (initiative, language)
);
create unique index initiative_text_original on initiative_text (initiative) where original;
create table initiative_citation (
    initiative text not null references initiative,
    position   integer not null,
    source     text not null references source_document,
    section    text not null,
    paragraph  text,
    note       integer check (note > 0),
    primary key (initiative, position)
);
create table initiative_mandate (
    initiative   text not null references initiative,
    position     integer not null,
    mandate      text not null references mandate,
    basis        text not null check (basis in ('STATED', 'INFERRED')),
    reason       text,
    confirmed_by text,
    confirmed_on date,
    primary key (initiative, position),
    unique (initiative, mandate),
    check (basis = 'STATED' or reason is not null),
    check ((confirmed_by is null) = (confirmed_on is null))
);
create index initiative_mandate_mandate on initiative_mandate (mandate);
create table initiative_involvement (
    initiative   text not null references initiative,
    position     integer not null,
    organization text references organization,
    country      text references country,
    role         text not null,
    basis        text not null,
    form         text,
    channel      text references organization,
    amount       numeric,
    currency     text check (currency ~ '^[A-Z]{3}$'),
    note         text,
    primary key (initiative, position),
    check (num_nonnulls(organization, country) = 1),
    check ((amount is null) = (currency is null))
);
create index initiative_involvement_organization on initiative_involvement (organization, role);
