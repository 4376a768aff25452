-- Issues of a programme's bulletin: blocks in their order, whom they go to, and what was sent. The words that went out are
-- kept with the issue (body), for what blocks gather is another tomorrow.
create table bulletin_issue (
  id text primary key,
  programme_id text not null references programme (id),
  number bigint not null,
  title text not null,
  state text not null check (state in ('draft', 'going', 'sent')),
  audience text not null,
  seen_by text not null check (seen_by in ('public', 'members')),
  sends_at text not null,
  sent_at text not null,
  people bigint not null,
  body text not null,
  version bigint not null,
  unique (programme_id, number)
);
create index bulletin_issue_by_moment on bulletin_issue (state, sends_at);

create table bulletin_block (
  issue_id text not null references bulletin_issue (id) on delete cascade,
  position bigint not null,
  kind text not null check (kind in ('news', 'events', 'surveys', 'nominations', 'documents', 'jobs')),
  heading text not null,
  body text not null,
  last_day text not null,
  primary key (issue_id, position)
);
