-- What members write to one another: requests, and adverts of jobs. Each waits until the team has looked at it. Who sent
-- it is known by the address that they signed in with.
create table notice (
  id text primary key,
  programme_id text not null references programme (id),
  kind text not null check (kind in ('request', 'job')),
  title text not null,
  body text not null,
  organisation text not null,
  place text not null,
  link text not null,
  closes_on text not null,
  state text not null check (state in ('waiting', 'published', 'returned', 'withdrawn', 'down')),
  seen_by text not null check (seen_by in ('members', 'public')),
  reason text not null,
  team_changed text not null,
  published_on text not null,
  sender text not null,
  address text not null,
  sent_on text not null,
  waiting_since text not null,
  version bigint not null
);
create index notice_by_programme on notice (programme_id, state);
create index notice_by_address on notice (address);
create index notice_by_closing on notice (closes_on);

-- A notice as it was before the last step of the team, until its sender changes it: by it the step is taken back.
create table notice_before (
  notice_id text primary key references notice (id) on delete cascade,
  step text not null check (step in ('approved', 'returned', 'taken down', 'changed')),
  title text not null,
  body text not null,
  organisation text not null,
  place text not null,
  link text not null,
  closes_on text not null,
  state text not null,
  seen_by text not null,
  reason text not null,
  team_changed text not null,
  published_on text not null
);

-- A bulletin gathers notices too.
create table bulletin_block_new (
  issue_id text not null references bulletin_issue (id) on delete cascade,
  position bigint not null,
  kind text not null check (kind in ('news', 'events', 'surveys', 'nominations', 'documents', 'jobs', 'notices')),
  heading text not null,
  body text not null,
  last_day text not null,
  primary key (issue_id, position)
);
insert into bulletin_block_new (issue_id, position, kind, heading, body, last_day)
  select issue_id, position, kind, heading, body, last_day from bulletin_block;
drop table bulletin_block;
alter table bulletin_block_new rename to bulletin_block;
