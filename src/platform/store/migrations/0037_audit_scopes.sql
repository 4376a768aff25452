-- Whose a change is stands in the trail as a key, and what the key is called stands here, so that renaming a programme
-- changes one row and not the whole trail. What is in the trail keeps the name that it had at this upgrade as its key.
create table audit_scope (
  name text primary key,
  key text not null unique
) without rowid;
insert into audit_scope (name, key) select distinct scope, scope from audit where scope <> '';
