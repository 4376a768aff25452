-- Who may read single answers: owners and organisers by their role, a lead to whom it is given beside it, and that only
-- of rounds whose people were told. Those that are there already did not say so.

alter table account_role add column reads_answers integer not null default 0;
alter table round add column readers_told integer not null default 0;
update job set right_name = 'read answers' where right_name = 'answers file';
