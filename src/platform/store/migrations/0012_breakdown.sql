-- The groups by which an anonymous round may be broken down, made when it is first closed and never made again, with
-- what was last shown of each: counts of groups that are large enough to be shown.

create table round_breakdown (
  round_id text primary key references round (id),
  body text not null
);
