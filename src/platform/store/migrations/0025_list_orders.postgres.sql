-- An index for every order of every list, with all that searching and counting ask of a row: a page of 100,000 rows is read
-- in its order, without sorting them. Keys that the program makes (kit/base/name_keys.hpp) begin with `sort_` or `search_`;
-- it fills those of older rows when it opens the database.

create index event_by_date on event (date, id, programme_id, search_text);
create index event_by_slug on event (slug, id, programme_id, search_text);
create index event_by_venue on event (venue, attendance, id, programme_id, search_text);
create index event_by_programme on event (programme_id, search_text);

drop index organisation_by_name;
create index organisation_by_name on organisation (hidden, sort_name, id, kind, retired, region_id, programme_id,
  search_text);
create index organisation_by_kind on organisation (hidden, kind, sort_name, id, retired, region_id, programme_id,
  search_text);
create index organisation_by_use on organisation (hidden, kind, (case when retired = 1 then 'retired' else 'used' end),
  region_id, programme_id, search_text, retired, id);

-- The address stands beside each role, because a team is listed by it; an account keeps its address for life.
alter table account_role add column sort_email text collate "C" not null default '';
alter table account_role add column search_email text collate "C" not null default '';
update account_role set sort_email = (select a.email from account a where a.id = account_role.account_id);
drop index account_role_by_programme;
create index account_role_by_email on account_role (programme_id, sort_email, account_id, role, search_email);
create index account_role_by_role on account_role (programme_id, (case role when 'owner' then 1 when 'organiser' then 2
  when 'lead' then 3 when 'door' then 4 else 5 end), sort_email, account_id, role, search_email);
create index account_role_by_since on account_role (programme_id, since, account_id, role, search_email);
create index account_role_by_day on account_role (programme_id, seen_on, account_id, role, search_email);
create index account_role_counted on account_role (programme_id, role, search_email);

alter table outbox add column sort_to text collate "C" not null default '';
alter table outbox add column search_text text collate "C" not null default '';
drop index outbox_by_time;
create index outbox_by_time on outbox (created_at, id, programme_id, state, search_text);
create index outbox_by_urgency on outbox ((case when state in ('bounced', 'given up') then 1 else 0 end), created_at, id,
  programme_id, state, search_text);
create index outbox_by_recipient on outbox (sort_to, id, programme_id, state, search_text);
create index outbox_counted on outbox (programme_id, (case when state = 'sending' then 'waiting' else state end),
  search_text, state);

-- The keys of a note hold the whole of it, so PostgreSQL, whose indexes take no long texts, has them in its table alone.
alter table note add column sort_table text collate "C" not null default '';
alter table note add column sort_text text collate "C" not null default '';
alter table note add column search_text text collate "C" not null default '';
drop index note_by_event;
create index note_by_table on note (event_id, sort_table, kind, position, id);
create index note_by_kind on note (event_id, kind, sort_table, position, id);
create index note_by_text on note (event_id, sort_text, id);

alter table import add column sort_file text collate "C" not null default '';
alter table import add column search_text text collate "C" not null default '';
alter table staged_upload add column sort_file text collate "C" not null default '';
alter table staged_upload add column search_text text collate "C" not null default '';
drop index import_by_event;
create index import_by_time on import (event_id, kind, applied_at, id, undone_at, search_text);
create index import_by_file on import (event_id, kind, sort_file, id, undone_at, search_text);
create index import_by_state on import (event_id, kind, (case when undone_at is null then 'imported' else 'undone' end),
  applied_at, id, search_text, undone_at);
create index import_counted on import (event_id, kind, undone_at, row_count, id);
