-- A fund is made and corrected by commands: two people who correct the same one must find out.
alter table fund add column version int not null default 1;
