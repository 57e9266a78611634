-- A name that a list prints twice was counted twice: everybody once, the places after it moved up.
create temporary table doubled as
select declaration_id, edition, position from (
  select declaration_id, edition, position, row_number() over (
    partition by declaration_id, edition, signatory_id, lower(name), delegation order by position
  ) as nth
  from signatures where honorific is not null
) counted where nth > 1;
--> statement-breakpoint
delete from signatures s using doubled d
where s.declaration_id = d.declaration_id and s.edition = d.edition and s.position = d.position;
--> statement-breakpoint
update signatures s set position = -n.nth
from (
  select s.declaration_id, s.edition, s.position,
    row_number() over (partition by s.declaration_id, s.edition order by s.position) as nth
  from signatures s
  where exists (select from doubled d where d.declaration_id = s.declaration_id and d.edition = s.edition)
) n
where s.declaration_id = n.declaration_id and s.edition = n.edition and s.position = n.position;
--> statement-breakpoint
update signatures set position = -position where position < 0;
--> statement-breakpoint
update editions e set signatory_count = n.people
from (
  select s.declaration_id, s.edition, count(*)::smallint as people from signatures s
  where exists (select from doubled d where d.declaration_id = s.declaration_id and d.edition = s.edition)
  group by s.declaration_id, s.edition
) n
where e.declaration_id = n.declaration_id and e.edition = n.edition;
--> statement-breakpoint
update declarations d set signatory_count = e.signatory_count
from editions e
where e.declaration_id = d.id and e.edition = d.edition
  and exists (select from doubled o where o.declaration_id = d.id);
--> statement-breakpoint
drop table doubled;
