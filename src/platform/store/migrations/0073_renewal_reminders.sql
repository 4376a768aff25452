-- Which reminders of a membership's end went out: one for each number of days before, however many processes look.
create table membership_reminder (
  membership_id text not null references membership (id),
  days_before bigint not null,
  written_at text not null,
  primary key (membership_id, days_before)
);
