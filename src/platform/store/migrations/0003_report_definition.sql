-- An event's own copy of a report's definition, once somebody has changed its words. Without a row, the definition that
-- comes with Muster holds. `version` keeps two people from writing over each other.

create table report_definition (
  event_id text not null references event (id),
  name text not null,
  body text not null,
  version integer not null,
  primary key (event_id, name)
);
