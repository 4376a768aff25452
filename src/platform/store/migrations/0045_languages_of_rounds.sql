-- Languages in which a round may be asked though nobody has checked the words of its pages in them, tags with a space
-- between. In which of them somebody answers is kept nowhere.
alter table round add column languages text not null default '';
