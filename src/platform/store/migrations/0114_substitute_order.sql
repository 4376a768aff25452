-- Requests for substitutes are read in their order by an index that holds all that is asked of one.
drop index substitute_request_by_event;
create index substitute_request_by_event on substitute_request (event_id, asked_at, booking_id, step);
