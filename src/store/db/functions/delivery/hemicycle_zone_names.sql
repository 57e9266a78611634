-- The names that a zone has and had: names given to it since 1993 that programs still offer under the older one.
create or replace function hemicycle_zone_names(zone text) returns setof text
language sql immutable
begin atomic
  select name from (
    select zone as name, 1 as place
    union all
    select case zone when today then before else today end, 2 from (values
      ('Africa/Asmara', 'Africa/Asmera'), ('America/Argentina/Buenos_Aires', 'America/Buenos_Aires'),
      ('America/Argentina/Catamarca', 'America/Catamarca'), ('America/Argentina/Cordoba', 'America/Cordoba'),
      ('America/Argentina/Jujuy', 'America/Jujuy'), ('America/Argentina/Mendoza', 'America/Mendoza'),
      ('America/Atikokan', 'America/Coral_Harbour'), ('America/Indiana/Indianapolis', 'America/Indianapolis'),
      ('America/Kentucky/Louisville', 'America/Louisville'), ('America/Nuuk', 'America/Godthab'),
      ('Asia/Ho_Chi_Minh', 'Asia/Saigon'), ('Asia/Kathmandu', 'Asia/Katmandu'), ('Asia/Kolkata', 'Asia/Calcutta'),
      ('Asia/Yangon', 'Asia/Rangoon'), ('Atlantic/Faroe', 'Atlantic/Faeroe'), ('Europe/Kyiv', 'Europe/Kiev'),
      ('Pacific/Chuuk', 'Pacific/Truk'), ('Pacific/Kanton', 'Pacific/Enderbury'), ('Pacific/Pohnpei', 'Pacific/Ponape')
    ) as renamed (today, before) where zone in (today, before)
  ) as names order by place;
end;
