-- What-if: what somebody has tried on a call's money, with everything it was worked out from. It writes to nothing else.
create table allocation_scenario (
  id uuid primary key,
  call_id uuid not null,
  owner_id uuid not null,
  name text not null check (name <> ''),
  state text not null check (state in ('drafted', 'shared', 'frozen', 'discarded')),
  version integer not null default 1,
  -- canonical JSON, as it was hashed: what it was worked out from, what was changed, the problem and its answer
  basis text not null,
  choices text not null,
  problem text not null,
  answer text not null,
  solver text not null,
  fingerprint text not null,
  -- the figures of lists, so that a list reads no scenario
  spent_ore bigint not null check (spent_ore >= 0),
  granted integer not null,
  differences integer not null,
  proved boolean not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  shared_at timestamptz,
  frozen_at timestamptz
);
create index allocation_scenario_call_id_changed_at_idx on allocation_scenario (call_id, changed_at);

-- Frozen as the proposal: anybody must be able to work it out again for as long as the decision stands.
create function scenario_stays_frozen() returns trigger language plpgsql as $$
begin
  if old.state = 'frozen' then
    raise exception 'a frozen scenario is never changed';
  end if;
  return new;
end $$;
create trigger scenario_stays_frozen before update or delete on allocation_scenario
  for each row execute function scenario_stays_frozen();

-- The scenario that the proposal was last made from.
alter table allocation add column scenario_id uuid;

alter table allocation_scenario add constraint allocation_scenario_call_id_fkey
  foreign key (call_id) references call (id) on delete restrict on update cascade;
alter table allocation_scenario add constraint allocation_scenario_owner_id_fkey
  foreign key (owner_id) references person (id) on delete restrict on update cascade;
alter table allocation add constraint allocation_scenario_id_fkey
  foreign key (scenario_id) references allocation_scenario (id) on delete restrict on update cascade;
