-- A row taken from the middle of a list moves those behind it, one after the other, so that for a moment two rows are the
-- same. Whether each stands once is judged when all is written. The aggregates refuse doubles before.
alter table participation drop constraint participation_activity_country_role_key,
    add constraint participation_activity_country_role_key unique (activity, country, role) deferrable initially deferred;
alter table activity_mandate drop constraint activity_mandate_activity_mandate_key,
    add constraint activity_mandate_activity_mandate_key unique (activity, mandate) deferrable initially deferred;
alter table deliverable_mandate drop constraint deliverable_mandate_deliverable_mandate_key,
    add constraint deliverable_mandate_deliverable_mandate_key unique (deliverable, mandate) deferrable initially deferred;
alter table initiative_mandate drop constraint initiative_mandate_initiative_mandate_key,
    add constraint initiative_mandate_initiative_mandate_key unique (initiative, mandate) deferrable initially deferred;
