-- The library of indicators that calls offer: what is counted, in what, and how. Imported per installation; a call copies the words into its rules.
create table "indicator" (
  "key" text not null,
  "library" text not null,
  "position" int not null,
  "name" jsonb not null,
  "definition" jsonb not null,
  "unit" jsonb not null,
  "method" jsonb not null,
  -- values are counts of people or of what they own, and the expected ones are given for women and men too
  "split" boolean not null,
  "nodes" text[] not null,
  -- shown as an example, to be replaced by the body's own
  "example" boolean not null,
  "source" text not null,
  constraint "indicator_pkey" primary key ("key")
);
create index "indicator_library_position_idx" on "indicator" ("library", "position");
