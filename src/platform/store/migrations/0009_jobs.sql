-- Long work that is kept until it is done, by whichever process. `scope` and `right_name` say who may see it; `holder`
-- and `held_until` which process does it. Empty texts where there is nothing.

create table job (
  id text primary key,
  kind text not null,
  title text not null,
  payload text not null,
  scope text not null,
  right_name text not null,
  asked_by text not null,
  asked_at text not null,
  state text not null check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  due_at text not null,
  runs integer not null,
  holder text not null,
  held_until text not null,
  cancel_asked integer not null check (cancel_asked in (0, 1)),
  position text not null,
  done_count integer not null,
  total_count integer not null,
  things text not null,
  outcome text not null,
  link text not null,
  ended_at text not null
);
create index job_by_state on job (state, due_at);
create index job_by_scope on job (scope, asked_at);
create index job_by_asker on job (asked_by, asked_at);

create table job_result (
  job_id text primary key references job (id) on delete cascade,
  file_name text not null,
  content_type text not null,
  content blob not null
);
