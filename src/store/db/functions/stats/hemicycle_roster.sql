-- Keeps `rosters`, what `/signatory` and the like read in bulk, beside `rolls`.
create or replace function hemicycle_roster() returns trigger
language plpgsql as $$
begin
  insert into rosters (declaration_id, number, tabled_on, topics, signatory_ids)
  values (new.declaration_id, new.number, new.tabled_on, new.topics, hemicycle_bytes(new.signatory_ids));
  return null;
end $$;
