-- What happens and what is promised. `source` is the document of the main citation: its closing day decides from when
-- a thing counts as done, and a join to that small table is cheaper than one to the citations.

create table activity (
    key           text primary key,
    type          text not null,
    date          text,
    date_earliest date,
    date_latest   date,
    date_basis    text,
    recorded      text not null,
    checked_on    date,
    place         text,
    country       text references country,
    initiative    text references initiative,
    part_of       text references activity deferrable initially deferred,
    meeting       text references meeting,
    instrument    text references instrument,
    edition       integer check (edition > 0),
    third_party   boolean not null,
    people        text[] not null,
    source        text not null references source_document,
    version       integer not null,
    check (date is not null or (date_earliest is null and date_latest is null)),
    check (date_earliest <= date_latest)
);
create index activity_date on activity (date_earliest desc nulls last, key);
create index activity_initiative on activity (initiative, date_earliest desc nulls last, key);
create index activity_type on activity (type, date_earliest desc nulls last, key);
create index activity_part_of on activity (part_of);
create index activity_meeting on activity (meeting);
create index activity_instrument on activity (instrument);

create table activity_text (
    activity text not null references activity,
    language text not null check (language in ('EN', 'ES', 'FR', 'PT')),
    original boolean not null,
    title    text not null,
    summary  text,
    note     text,
    searched text not null generated always as (plain(title || ' ' || coalesce(summary, ''))) stored,
    primary key (activity, language)
);
create unique index activity_text_original on activity_text (activity) where original;
create index activity_text_searched on activity_text using gin (searched gin_trgm_ops);
create table activity_citation (
    activity  text not null references activity,
    position  integer not null,
    source    text not null references source_document,
    section   text not null,
    paragraph text,
    note      integer check (note > 0),
    primary key (activity, position)
);
create table activity_mandate (
    activity     text not null references activity,
    position     integer not null,
    mandate      text not null references mandate,
    basis        text not null check (basis in ('STATED', 'INFERRED')),
    reason       text,
    confirmed_by text,
    confirmed_on date,
    primary key (activity, position),
    unique (activity, mandate),
    check (basis = 'STATED' or reason is not null),
    check ((confirmed_by is null) = (confirmed_on is null))
);
create index activity_mandate_mandate on activity_mandate (mandate, activity);
create table participation (
    activity   text not null references activity,
    position   integer not null,
    country    text not null references country,
    role       text not null,
    basis      text not null check (basis in ('STATED', 'INFERRED')),
    head_count integer check (head_count >= 0),
    note       text,
    primary key (activity, position),
    unique (activity, country, role)
);
create index participation_country on participation (country, role, activity);
create table group_participation (
    activity         text not null references activity,
    position         integer not null,
    title            text not null,
    role             text not null,
    inferred_members text[] not null,
    reason           text,
    primary key (activity, position)
);
create index group_participation_inferred_members on group_participation using gin (inferred_members);
create table activity_involvement (
    activity     text not null references activity,
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
    primary key (activity, position),
    check (num_nonnulls(organization, country) = 1),
    check ((amount is null) = (currency is null))
);
create index activity_involvement_organization on activity_involvement (organization, role, activity);

create table deliverable (
    key                   text primary key,
    kind                  text not null,
    recorded              text not null,
    proposed              boolean not null,
    checked_on            date,
    due_original          text,
    due_original_earliest date,
    due_original_latest   date,
    due                   text,
    due_earliest          date,
    due_latest            date,
    delivered_on          text,
    delivered_on_earliest date,
    delivered_on_latest   date,
    date_basis            text,
    outcome               text,
    act_of                text not null,
    activity              text references activity,
    initiative            text references initiative,
    instrument            text references instrument,
    evidence              text,
    source                text not null references source_document,
    version               integer not null,
    check (recorded = 'DELIVERED' or (outcome is null and delivered_on is null)),
    check (due_earliest <= due_latest)
);
create index deliverable_due on deliverable (due_latest, key);
create index deliverable_initiative on deliverable (initiative);
create index deliverable_activity on deliverable (activity);
create table deliverable_text (
    deliverable text not null references deliverable,
    language    text not null check (language in ('EN', 'ES', 'FR', 'PT')),
    original    boolean not null,
    title       text not null,
    summary     text,
    note        text,
    searched    text not null generated always as (plain(title || ' ' || coalesce(summary, ''))) stored,
    primary key (deliverable, language)
);
create unique index deliverable_text_original on deliverable_text (deliverable) where original;
create index deliverable_text_searched on deliverable_text using gin (searched gin_trgm_ops);
create table deliverable_citation (
    deliverable text not null references deliverable,
    position    integer not null,
    source      text not null references source_document,
    section     text not null,
    paragraph   text,
    note        integer check (note > 0),
    primary key (deliverable, position)
);
create table deliverable_mandate (
    deliverable  text not null references deliverable,
    position     integer not null,
    mandate      text not null references mandate,
    basis        text not null check (basis in ('STATED', 'INFERRED')),
    reason       text,
    confirmed_by text,
    confirmed_on date,
    primary key (deliverable, position),
    unique (deliverable, mandate),
    check (basis = 'STATED' or reason is not null),
    check ((confirmed_by is null) = (confirmed_on is null))
);
create index deliverable_mandate_mandate on deliverable_mandate (mandate, deliverable);
create table deliverable_owner (
    deliverable  text not null references deliverable,
    position     integer not null,
    organization text references organization,
    country      text references country,
    primary key (deliverable, position),
    check (num_nonnulls(organization, country) = 1)
);
create index deliverable_owner_organization on deliverable_owner (organization);
create table deliverable_revision (
    deliverable  text not null references deliverable,
    position     integer not null,
    due          text not null,
    due_earliest date,
    due_latest   date,
    decided_on   date,
    reason       text,
    source       text not null references source_document,
    section      text not null,
    paragraph    text,
    note         integer check (note > 0),
    primary key (deliverable, position)
);

create table practice (
    key          text primary key,
    origin       text not null,
    stage        text not null,
    country      text references country,
    organization text references organization,
    place        text,
    initiative   text references initiative,
    activity     text references activity,
    number       integer check (number > 0),
    version      integer not null
);
create index practice_country on practice (country);
create index practice_activity on practice (activity);
create table practice_text (
    practice text not null references practice,
    language text not null check (language in ('EN', 'ES', 'FR', 'PT')),
    original boolean not null,
    title    text not null,
    summary  text,
    note     text,
    primary key (practice, language)
);
create unique index practice_text_original on practice_text (practice) where original;
create table practice_citation (
    practice  text not null references practice,
    position  integer not null,
    source    text not null references source_document,
    section   text not null,
    paragraph text,
    note      integer check (note > 0),
    primary key (practice, position)
);

-- A figure or statement can be about any kind of record, so that the reference is checked where records enter.
create table figure (
    key          text primary key,
    about_kind   text not null,
    about_key    text not null,
    value        integer,
    unit         text not null,
    kind         text not null,
    stated_as    text not null,
    listed_kind  text,
    listed_among text[],
    listed_unit  text,
    comparable   boolean,
    version      integer not null,
    check (num_nulls(listed_kind, listed_among, listed_unit, comparable) in (0, 4))
);
create index figure_about on figure (about_kind, about_key);
create table figure_text (
    figure   text not null references figure,
    language text not null check (language in ('EN', 'ES', 'FR', 'PT')),
    original boolean not null,
    title    text not null,
    summary  text,
    note     text,
    primary key (figure, language)
);
create unique index figure_text_original on figure_text (figure) where original;
create table figure_citation (
    figure    text not null references figure,
    position  integer not null,
    source    text not null references source_document,
    section   text not null,
    paragraph text,
    note      integer check (note > 0),
    primary key (figure, position)
);

create table statement (
    key        text primary key,
    kind       text not null,
    about_kind text,
    about_key  text,
    version    integer not null,
    check ((about_kind is null) = (about_key is null))
);
create index statement_about on statement (about_kind, about_key);
create table statement_text (
    statement text not null references statement,
    language  text not null check (language in ('EN', 'ES', 'FR', 'PT')),
    original  boolean not null,
    title     text,
    summary   text not null,
    note      text,
    primary key (statement, language)
);
create unique index statement_text_original on statement_text (statement) where original;
create table statement_citation (
    statement text not null references statement,
    position  integer not null,
    source    text not null references source_document,
    section   text not null,
    paragraph text,
    note      integer check (note > 0),
    primary key (statement, position)
);
