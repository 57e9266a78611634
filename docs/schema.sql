-- The database as it stands after all migrations, to be read. Written by `npm run db:schema`; a test compares it
-- with a migrated database of either engine. Functions, triggers, text search dictionaries and configurations: src/store/db/functions.

create extension pg_trgm;
create extension unaccent;

-- search/hemicycle_stem_en.sql
-- English words by their stems. No word is left out: what is asked for is looked for.
create text search dictionary hemicycle_stem_en (template = pg_catalog.snowball, language = english);

-- search/hemicycle_stem_fr.sql
-- French words by their stems. No word is left out: what is asked for is looked for.
create text search dictionary hemicycle_stem_fr (template = pg_catalog.snowball, language = french);

-- search/hemicycle_en.sql
-- English words by their stems, accents ignored.
create text search configuration hemicycle_en (copy = pg_catalog.english);
alter text search configuration hemicycle_en alter mapping for word, hword, hword_part with unaccent, pg_catalog.english_stem;

-- search/hemicycle_forms.sql
-- Words as they are written, accents ignored: for those of which only the beginning is asked for.
create text search configuration hemicycle_forms (copy = pg_catalog.simple);
alter text search configuration hemicycle_forms alter mapping for word, numword with unaccent, pg_catalog.simple;

-- search/hemicycle_fr.sql
-- French words by their stems, accents ignored.
create text search configuration hemicycle_fr (copy = pg_catalog.french);
alter text search configuration hemicycle_fr alter mapping for word, hword, hword_part with unaccent, pg_catalog.french_stem;

-- search/hemicycle_words_en.sql
-- Every English word by its stem, accents ignored.
create text search configuration hemicycle_words_en (copy = pg_catalog.simple);
alter text search configuration hemicycle_words_en alter mapping for asciiword with hemicycle_stem_en;
alter text search configuration hemicycle_words_en alter mapping for word with unaccent, hemicycle_stem_en;

-- search/hemicycle_words_fr.sql
-- Every French word by its stem, accents ignored.
create text search configuration hemicycle_words_fr (copy = pg_catalog.simple);
alter text search configuration hemicycle_words_fr alter mapping for asciiword with hemicycle_stem_fr;
alter text search configuration hemicycle_words_fr alter mapping for word with unaccent, hemicycle_stem_fr;

create table absent_texts (
  declaration_id integer not null,
  language text not null,
  seen_at timestamp with time zone not null,
  looks smallint not null,
  next_look_at timestamp with time zone not null,
  reason text not null,
  constraint absent_texts_declaration_id_language_pk PRIMARY KEY (declaration_id, language),
  constraint absent_texts_declaration_id_declarations_id_fk FOREIGN KEY (declaration_id) REFERENCES declarations(id) ON DELETE CASCADE
);

create table awaited_deliveries (
  id integer default nextval('awaited_deliveries_id_seq'::regclass) not null,
  number integer not null,
  channel_id text not null,
  guild_id text not null,
  edition smallint not null,
  delivery jsonb not null,
  constraint awaited_deliveries_pkey PRIMARY KEY (id),
  constraint awaited_deliveries_once UNIQUE (number, channel_id, edition)
);

create table channels (
  id text not null,
  guild_id text not null,
  language text not null,
  user_id text,
  kind text default 'text'::text not null,
  state text default 'active'::text not null,
  reason jsonb,
  state_since timestamp with time zone default now() not null,
  probe_at timestamp with time zone,
  probes smallint default 0 not null,
  told_at timestamp with time zone,
  pace text default 'once'::text not null,
  hour smallint default 8 not null,
  weekday smallint default 1 not null,
  role_id text,
  silent boolean default false not null,
  cap smallint,
  crosspost boolean default false not null,
  tags jsonb default '{}'::jsonb not null,
  default_tag text,
  time_zone text,
  reports jsonb default '[]'::jsonb not null,
  constraint channels_pkey PRIMARY KEY (id)
);
CREATE INDEX channels_guild ON channels USING btree (guild_id);
CREATE INDEX channels_probe ON channels USING btree (probe_at) WHERE (state = 'suspended'::text);
CREATE INDEX channels_reports ON channels USING btree (id) WHERE (reports <> '[]'::jsonb);
CREATE INDEX channels_user ON channels USING btree (user_id) WHERE (user_id IS NOT NULL);

create table codes (
  id smallint default nextval('codes_id_seq'::regclass) not null,
  of text not null,
  code text not null,
  family text default ''::text not null,
  constraint codes_pkey PRIMARY KEY (id),
  constraint codes_once UNIQUE (of, code, family)
);

create table corrections (
  id integer default nextval('corrections_id_seq'::regclass) not null,
  declaration_id integer not null,
  edition smallint not null,
  what text not null,
  language text,
  before text not null,
  after text not null,
  noticed_at timestamp with time zone not null,
  constraint corrections_pkey PRIMARY KEY (id),
  constraint corrections_declaration_id_declarations_id_fk FOREIGN KEY (declaration_id) REFERENCES declarations(id) ON DELETE CASCADE
);
CREATE INDEX corrections_declaration ON corrections USING btree (declaration_id, id);

create table declaration_topics (
  declaration_id integer not null,
  topic text not null,
  evidence text[] not null,
  language text default 'en'::text not null,
  "position" smallint default 1 not null,
  constraint declaration_topics_declaration_id_topic_language_pk PRIMARY KEY (declaration_id, topic, language),
  constraint declaration_topics_declaration_id_declarations_id_fk FOREIGN KEY (declaration_id) REFERENCES declarations(id) ON DELETE CASCADE
);
CREATE INDEX declaration_topics_topic ON declaration_topics USING btree (topic, declaration_id);

create table declarations (
  id integer default nextval('declarations_id_seq'::regclass) not null,
  number integer not null,
  document integer not null,
  tabled_on date not null,
  date date not null,
  file_id integer,
  url text,
  edition smallint default 1 not null,
  signatory_count smallint not null,
  concerns text[] default '{}'::text[] not null,
  first_seen_at timestamp with time zone default now() not null,
  classified_with smallint default 0 not null,
  unannounced text,
  corrected smallint default 0 not null,
  constraint declarations_pkey PRIMARY KEY (id),
  constraint declarations_number_unique UNIQUE (number)
);
CREATE INDEX declarations_concerns ON declarations USING gin (concerns);
CREATE INDEX declarations_date ON declarations USING btree (date, number);
CREATE INDEX declarations_document ON declarations USING btree (document);
CREATE INDEX declarations_seen ON declarations USING btree (first_seen_at);

create table deliveries (
  id bigint default nextval('deliveries_id_seq'::regclass) not null,
  declaration_id integer not null,
  channel_id text not null,
  guild_id text not null,
  filter_ids integer[] not null,
  state text default 'pending'::text not null,
  attempts smallint default 0 not null,
  due_at timestamp with time zone default now() not null,
  message_id text,
  reason jsonb,
  created_at timestamp with time zone default now() not null,
  finished_at timestamp with time zone,
  edition smallint default 1 not null,
  form text default 'alert'::text not null,
  unsure_since timestamp with time zone,
  parcel bigint,
  thread_id text,
  shown_edition smallint,
  edit_due_at timestamp with time zone,
  edits smallint default 0 not null,
  crosspost_due_at timestamp with time zone,
  payload jsonb,
  claim text,
  claim_term bigint,
  leased_until timestamp with time zone,
  edit_reason jsonb,
  crossposts smallint default 0 not null,
  muted_at timestamp with time zone,
  constraint deliveries_pkey PRIMARY KEY (id),
  constraint deliveries_once UNIQUE (declaration_id, channel_id, edition)
);
CREATE INDEX deliveries_channel ON deliveries USING btree (channel_id, id);
CREATE INDEX deliveries_claimed ON deliveries USING btree (leased_until) WHERE (state = 'sending'::text);
CREATE INDEX deliveries_crosspost ON deliveries USING btree (crosspost_due_at) WHERE (crosspost_due_at IS NOT NULL);
CREATE INDEX deliveries_due ON deliveries USING btree (due_at, id) WHERE (state = 'pending'::text);
CREATE INDEX deliveries_edit ON deliveries USING btree (edit_due_at) WHERE (edit_due_at IS NOT NULL);
CREATE INDEX deliveries_open ON deliveries USING btree (channel_id, id) WHERE (state = ANY (ARRAY['pending'::text, 'sending'::text, 'held'::text]));
CREATE INDEX deliveries_trouble ON deliveries USING btree (channel_id, id) WHERE ((state <> ALL (ARRAY['sent'::text, 'folded'::text, 'dropped'::text])) AND (reason IS NOT NULL));

create table drafts (
  id bigint not null,
  owner text not null,
  server text not null,
  content jsonb not null,
  expires_at timestamp with time zone not null,
  constraint drafts_pkey PRIMARY KEY (id)
);
CREATE INDEX drafts_expiry ON drafts USING btree (expires_at);
CREATE INDEX drafts_owner ON drafts USING btree (owner);

create table editions (
  declaration_id integer not null,
  edition smallint not null,
  date date not null,
  file_id integer,
  url text,
  language text default 'en'::text not null,
  signatory_count smallint not null,
  seen_at timestamp with time zone default now() not null,
  constraint editions_declaration_id_edition_pk PRIMARY KEY (declaration_id, edition),
  constraint editions_declaration_id_declarations_id_fk FOREIGN KEY (declaration_id) REFERENCES declarations(id) ON DELETE CASCADE
);

create table facts (
  key text not null,
  value jsonb not null,
  constraint facts_pkey PRIMARY KEY (key)
);

create table feed_items (
  feed_url text not null,
  file_id integer not null,
  named_at timestamp with time zone not null,
  constraint feed_items_feed_url_file_id_pk PRIMARY KEY (feed_url, file_id)
);
CREATE INDEX feed_items_file ON feed_items USING btree (file_id);

create table feeds (
  url text not null,
  etag text,
  last_modified text,
  baseline_at timestamp with time zone,
  failures smallint default 0 not null,
  next_try_at timestamp with time zone default now() not null,
  carries text,
  whole_at timestamp with time zone,
  hid_at timestamp with time zone,
  constraint feeds_pkey PRIMARY KEY (url)
);

create table filters (
  id integer default nextval('filters_id_seq'::regclass) not null,
  canonical text not null,
  delegation text[],
  "group" text[],
  concerns text[],
  topic text[],
  words text,
  words_en tsquery,
  words_fr tsquery,
  anchors text[] not null,
  minimum smallint,
  signatory_ids integer[],
  server_topic_ids integer[],
  not_signatory_ids integer[],
  not_delegation text[],
  not_group text[],
  not_concerns text[],
  not_topic text[],
  not_server_topic_ids integer[],
  list_ids integer[],
  newcomers text[],
  not_list_ids integer[],
  words_version smallint default 0 not null,
  declaration_numbers integer[],
  constraint filters_pkey PRIMARY KEY (id),
  constraint filters_canonical_unique UNIQUE (canonical)
);
CREATE INDEX filters_anchors ON filters USING gin (anchors) WITH (fastupdate='false');
CREATE INDEX filters_lists ON filters USING gin (list_ids) WHERE (list_ids IS NOT NULL);
CREATE INDEX filters_newcomers ON filters USING gin (newcomers) WHERE (newcomers IS NOT NULL);
CREATE INDEX filters_not_lists ON filters USING gin (not_list_ids) WHERE (not_list_ids IS NOT NULL);
CREATE INDEX filters_not_server_topics ON filters USING gin (not_server_topic_ids) WHERE (not_server_topic_ids IS NOT NULL);
CREATE INDEX filters_server_topics ON filters USING gin (server_topic_ids) WHERE (server_topic_ids IS NOT NULL);

create table leases (
  name text not null,
  term bigint not null,
  holder text not null,
  place text not null,
  backend integer not null,
  renewed_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint leases_pkey PRIMARY KEY (name)
);

create table mentions (
  declaration_id integer not null,
  language text not null,
  kind text not null,
  key text not null,
  name text not null,
  in_title boolean not null,
  constraint mentions_declaration_id_kind_key_language_pk PRIMARY KEY (declaration_id, kind, key, language),
  constraint mentions_declaration_id_declarations_id_fk FOREIGN KEY (declaration_id) REFERENCES declarations(id) ON DELETE CASCADE
);
CREATE INDEX mentions_key ON mentions USING btree (kind, key, declaration_id);

create table missing_files (
  file_id integer not null,
  baseline boolean not null,
  since timestamp with time zone not null,
  asked_at timestamp with time zone,
  looks integer default 0 not null,
  next_look_at timestamp with time zone not null,
  constraint missing_files_pkey PRIMARY KEY (file_id)
);
CREATE INDEX missing_files_due ON missing_files USING btree (next_look_at, file_id);

create table newcomers (
  key text not null,
  delegation text not null,
  folded text not null,
  family_key text not null,
  signatory_id integer,
  created_at timestamp with time zone default now() not null,
  constraint newcomers_pkey PRIMARY KEY (key),
  constraint newcomers_signatory_id_signatories_id_fk FOREIGN KEY (signatory_id) REFERENCES signatories(id) ON DELETE SET NULL
);
CREATE INDEX newcomers_family ON newcomers USING btree (delegation, family_key);
CREATE INDEX newcomers_folded ON newcomers USING btree (delegation, folded);
CREATE INDEX newcomers_signatory ON newcomers USING btree (signatory_id) WHERE (signatory_id IS NOT NULL);

create table pages (
  file_id integer not null,
  url text not null,
  state text default 'waiting'::text not null,
  baseline boolean not null,
  reason text,
  bytes bytea,
  etag text,
  last_modified text,
  attempts smallint default 0 not null,
  next_try_at timestamp with time zone default now() not null,
  seen_at timestamp with time zone default now() not null,
  read_at timestamp with time zone,
  heading_at timestamp with time zone,
  fingerprint text,
  gone_count smallint default 0 not null,
  host text,
  put_off_at timestamp with time zone,
  constraint pages_pkey PRIMARY KEY (file_id)
);
CREATE INDEX pages_due ON pages USING btree (next_try_at, file_id) WHERE (state = ANY (ARRAY['waiting'::text, 'incomplete'::text]));
CREATE INDEX pages_evidence ON pages USING btree (file_id) WHERE (heading_at IS NOT NULL);
CREATE INDEX pages_fingerprint ON pages USING btree (fingerprint);
CREATE INDEX pages_inbox ON pages USING btree (state) WHERE ((state = ANY (ARRAY['waiting'::text, 'incomplete'::text])) OR ((state = 'gone'::text) AND (NOT baseline)));
CREATE INDEX pages_read ON pages USING btree (read_at) WHERE (state = 'declaration'::text);

create table people_list_members (
  list_id integer not null,
  signatory_id integer,
  newcomer text,
  constraint people_list_members_newcomer UNIQUE (newcomer, list_id),
  constraint people_list_members_signatory UNIQUE (signatory_id, list_id),
  constraint people_list_members_list_id_people_lists_id_fk FOREIGN KEY (list_id) REFERENCES people_lists(id) ON DELETE CASCADE,
  constraint people_list_members_newcomer_newcomers_key_fk FOREIGN KEY (newcomer) REFERENCES newcomers(key),
  constraint people_list_members_signatory_id_signatories_id_fk FOREIGN KEY (signatory_id) REFERENCES signatories(id),
  constraint people_list_members_one CHECK ((num_nonnulls(signatory_id, newcomer) = 1))
);
CREATE INDEX people_list_members_list ON people_list_members USING btree (list_id);

create table people_lists (
  id integer default nextval('people_lists_id_seq'::regclass) not null,
  guild_id text not null,
  name text not null,
  folded text not null,
  created_at timestamp with time zone default now() not null,
  constraint people_lists_pkey PRIMARY KEY (id),
  constraint people_lists_once UNIQUE (guild_id, folded)
);

create table polls (
  id bigint default nextval('polls_id_seq'::regclass) not null,
  source text not null,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone default now() not null,
  outcome text not null,
  detail text,
  items integer default 0 not null,
  fresh integer default 0 not null,
  constraint polls_pkey PRIMARY KEY (id)
);
CREATE INDEX polls_answered ON polls USING btree (source, id) WHERE (outcome = ANY (ARRAY['ok'::text, 'unchanged'::text]));
CREATE INDEX polls_source ON polls USING btree (source, id);

create table processes (
  id text not null,
  place text not null,
  joined_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  connected_since timestamp with time zone,
  cut_off_since timestamp with time zone,
  heard_at timestamp with time zone,
  constraint processes_pkey PRIMARY KEY (id)
);

create table rereadings (
  subscription_id integer not null,
  typed text not null,
  trying_since timestamp with time zone,
  told_at timestamp with time zone,
  constraint rereadings_pkey PRIMARY KEY (subscription_id),
  constraint rereadings_subscription_id_subscriptions_id_fk FOREIGN KEY (subscription_id) REFERENCES subscriptions(id) ON DELETE CASCADE
);

create table rolls (
  declaration_id integer not null,
  number integer not null,
  tabled_on date not null,
  year smallint not null,
  titles text not null,
  topics text[] not null,
  concerns text[] not null,
  signatory_ids integer[] not null,
  member_delegations text[] not null,
  member_groups text[] not null,
  delegations text[] not null,
  groups text[] not null,
  constraint rolls_pkey PRIMARY KEY (declaration_id),
  constraint rolls_declaration_id_declarations_id_fk FOREIGN KEY (declaration_id) REFERENCES declarations(id) ON DELETE CASCADE
);
CREATE INDEX rolls_conditions ON rolls USING gin (topics, concerns, delegations, groups);
CREATE INDEX rolls_number ON rolls USING btree (number);
CREATE INDEX rolls_tabled ON rolls USING btree (tabled_on);
CREATE INDEX rolls_titles ON rolls USING gin (titles gin_trgm_ops);

create table rosters (
  declaration_id integer not null,
  number integer not null,
  tabled_on date not null,
  signatory_ids bytea not null,
  subjects smallint[] not null,
  places bytea not null,
  constraint rosters_pkey PRIMARY KEY (declaration_id),
  constraint rosters_declaration_id_rolls_declaration_id_fk FOREIGN KEY (declaration_id) REFERENCES rolls(declaration_id) ON DELETE CASCADE
);
CREATE INDEX rosters_subjects ON rosters USING gin (subjects);
CREATE INDEX rosters_tabled ON rosters USING btree (tabled_on);

create table searches (
  id bigint not null,
  canonical text not null,
  found integer[] not null,
  more boolean not null,
  used_at timestamp with time zone default now() not null,
  owner text,
  server text default ''::text not null,
  constraint searches_pkey PRIMARY KEY (id),
  constraint searches_once UNIQUE (owner, server, canonical)
);
CREATE INDEX searches_server ON searches USING btree (server) WHERE (server <> ''::text);
CREATE INDEX searches_used ON searches USING btree (used_at);

create table server_topics (
  id integer default nextval('server_topics_id_seq'::regclass) not null,
  guild_id text not null,
  name text not null,
  folded text not null,
  words text not null,
  language text,
  created_at timestamp with time zone default now() not null,
  anchors text[] default '{*}'::text[] not null,
  words_en tsquery,
  words_fr tsquery,
  words_version smallint default 0 not null,
  constraint server_topics_pkey PRIMARY KEY (id),
  constraint server_topics_once UNIQUE (guild_id, folded)
);
CREATE INDEX server_topics_anchors ON server_topics USING gin (anchors) WITH (fastupdate='false');

create table servers (
  id text not null,
  time_zone text default 'Europe/Paris'::text not null,
  gone_at timestamp with time zone,
  constraint servers_pkey PRIMARY KEY (id)
);

create table shards (
  total integer not null,
  shard integer not null,
  wanted text,
  holder text,
  term bigint default 0 not null,
  expires_at timestamp with time zone,
  is_connected boolean default false not null,
  constraint shards_total_shard_pk PRIMARY KEY (total, shard)
);

create table shorter_lists (
  declaration_id integer not null,
  file_id integer not null,
  names jsonb not null,
  held smallint not null,
  first_seen_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  constraint shorter_lists_pkey PRIMARY KEY (declaration_id),
  constraint shorter_lists_declaration_id_declarations_id_fk FOREIGN KEY (declaration_id) REFERENCES declarations(id) ON DELETE CASCADE
);

create table signatories (
  id integer default nextval('signatories_id_seq'::regclass) not null,
  delegation text not null,
  name text not null,
  folded text not null,
  constraint signatories_pkey PRIMARY KEY (id)
);
CREATE INDEX signatories_delegation ON signatories USING btree (delegation, folded);
CREATE INDEX signatories_folded ON signatories USING gin (folded gin_trgm_ops);

create table signatory_forms (
  delegation text not null,
  folded text not null,
  gender text not null,
  name text not null,
  given_name text,
  family_name text not null,
  family_key text not null,
  first_on date not null,
  last_on date not null,
  signatory_id integer not null,
  pinned boolean default false not null,
  since date default '0001-01-01'::date not null,
  constraint signatory_forms_delegation_folded_gender_since_pk PRIMARY KEY (delegation, folded, gender, since),
  constraint signatory_forms_signatory_id_signatories_id_fk FOREIGN KEY (signatory_id) REFERENCES signatories(id)
);
CREATE INDEX signatory_forms_begins ON signatory_forms USING btree (folded text_pattern_ops);
CREATE INDEX signatory_forms_family ON signatory_forms USING btree (delegation, family_key);
CREATE INDEX signatory_forms_folded ON signatory_forms USING gin (folded gin_trgm_ops);
CREATE INDEX signatory_forms_signatory ON signatory_forms USING btree (signatory_id);

create table signatures (
  declaration_id integer not null,
  edition smallint not null,
  "position" smallint not null,
  signatory_id integer not null,
  honorific text,
  name text not null,
  delegation text not null,
  delegation_printed text not null,
  "group" text,
  group_printed text,
  added boolean default false not null,
  constraint signatures_declaration_id_edition_position_pk PRIMARY KEY (declaration_id, edition, "position"),
  constraint signatures_declaration_id_declarations_id_fk FOREIGN KEY (declaration_id) REFERENCES declarations(id) ON DELETE CASCADE,
  constraint signatures_signatory_id_signatories_id_fk FOREIGN KEY (signatory_id) REFERENCES signatories(id)
);
CREATE INDEX signatures_signatory ON signatures USING btree (signatory_id, declaration_id, edition, delegation, "group");

create table subscriptions (
  id integer default nextval('subscriptions_id_seq'::regclass) not null,
  channel_id text not null,
  filter_id integer not null,
  created_at timestamp with time zone default now() not null,
  paused_at timestamp with time zone,
  active_since timestamp with time zone default now() not null,
  constraint subscriptions_pkey PRIMARY KEY (id),
  constraint subscriptions_once UNIQUE (channel_id, filter_id),
  constraint subscriptions_channel_id_channels_id_fk FOREIGN KEY (channel_id) REFERENCES channels(id) ON DELETE CASCADE,
  constraint subscriptions_filter_id_filters_id_fk FOREIGN KEY (filter_id) REFERENCES filters(id)
);
CREATE INDEX subscriptions_filter ON subscriptions USING btree (filter_id);

create table surname_questions (
  channel_id text not null,
  before_id integer not null,
  after_id integer not null,
  asked_at timestamp with time zone,
  answer boolean,
  constraint surname_questions_channel_id_before_id_after_id_pk PRIMARY KEY (channel_id, before_id, after_id),
  constraint surname_questions_after_id_signatories_id_fk FOREIGN KEY (after_id) REFERENCES signatories(id) ON DELETE CASCADE,
  constraint surname_questions_before_id_signatories_id_fk FOREIGN KEY (before_id) REFERENCES signatories(id) ON DELETE CASCADE,
  constraint surname_questions_channel_id_channels_id_fk FOREIGN KEY (channel_id) REFERENCES channels(id) ON DELETE CASCADE
);
CREATE INDEX surname_questions_after ON surname_questions USING btree (after_id);
CREATE INDEX surname_questions_before ON surname_questions USING btree (before_id);

create table tallies (
  of text not null,
  a text not null,
  b text not null,
  n integer not null,
  constraint tallies_of_a_b_pk PRIMARY KEY (of, a, b)
);
CREATE INDEX tallies_most ON tallies USING btree (of, a, n DESC, b);

create table texts (
  declaration_id integer not null,
  language text not null,
  title text not null,
  paragraphs text[] not null,
  summary text,
  date date,
  number integer default 0 not null,
  marks text[] default '{}'::text[] not null,
  tsv tsvector generated always as (hemicycle_tsv(language, title, paragraphs)) stored,
  constraint texts_declaration_id_language_pk PRIMARY KEY (declaration_id, language),
  constraint texts_declaration_id_declarations_id_fk FOREIGN KEY (declaration_id) REFERENCES declarations(id) ON DELETE CASCADE
);
CREATE INDEX texts_number ON texts USING btree (number);
CREATE INDEX texts_tsv ON texts USING gin (tsv, marks);

create table uploads (
  id integer default nextval('uploads_id_seq'::regclass) not null,
  state text default 'open'::text not null,
  items jsonb not null,
  outcomes jsonb,
  expires_at timestamp with time zone not null,
  constraint uploads_pkey PRIMARY KEY (id)
);

-- backup/hemicycle_awaited.sql
-- Gives a declaration that is stored again the deliveries that a restored copy has of it.
create or replace function hemicycle_awaited() returns trigger
language plpgsql as $$
declare
  given jsonb;
begin
  with gone as (delete from awaited_deliveries where number = new.number returning id, delivery)
  select jsonb_agg(delivery || jsonb_build_object('declaration_id', new.id) order by id) into given from gone;
  if given is not null then
    perform hemicycle_put('deliveries', given);
  end if;
  return null;
end $$;

-- backup/hemicycle_put.sql
-- Inserts rows of any version of a table, all with the same keys: what this version has no column for is left out, and what is not
-- among the keys gets its default. What is there already stays. Returns what was inserted, as it stands.
create or replace function hemicycle_put(target regclass, given jsonb) returns setof jsonb
language plpgsql as $$
declare
  columns text;
begin
  select string_agg(quote_ident(attname), ', ') into columns from pg_attribute
  where attrelid = target and attnum > 0 and not attisdropped and attgenerated = '' and given -> 0 ? attname;
  return query execute format(
    'insert into %1$s as t (%2$s) select %2$s from jsonb_populate_recordset(null::%1$s, $1) on conflict do nothing returning to_jsonb(t)',
    target, columns
  ) using given;
end $$;

-- backup/hemicycle_reason.sql
-- The reason that an earlier version stored as a sentence in English, as a code with parameters: migrates what is stored, and reads
-- backups made before. A sentence that none of them wrote stays as it is, under the code "text".
create or replace function hemicycle_reason(sentence text) returns jsonb
language sql immutable strict as $$
  select case
    when sentence = '' then null
    when attempts is null then last
    else jsonb_build_object('code', 'givenUp', 'attempts', attempts::int, 'last', last)
  end
  from (select substring(sentence from '^Given up after (\d{1,6}) attempts: ') as attempts) g
  cross join lateral (
    select case when attempts is null then sentence else substring(sentence from '^Given up after \d+ attempts: (.*)$') end as single
  ) s
  cross join lateral (
    select coalesce(
      (
        select jsonb_build_object('code', known.code) from (values
          ('gone', 'The channel no longer exists.'),
          ('noAccess', 'Hemicycle cannot see the channel: allow View Channel there.'),
          ('noPermission', 'Hemicycle may not post in the channel: allow Send Messages and Embed Links there.'),
          ('archived', 'The thread is archived: open it again, or subscribe another channel.'),
          ('locked', 'The thread is locked: unlock it, or subscribe another channel.'),
          ('autoMod', 'AutoMod, the server’s own filter, stopped the message: exempt Hemicycle’s role from the rule.'),
          ('needsTag', 'The forum requires a tag: choose one with `/settings forum`.'),
          ('needsTag', 'The forum requires a tag: subscribe a text channel or a thread instead.'),
          ('closedDirect', 'You take no direct messages from Hemicycle: allow them, then write any command here.'),
          ('removed', 'Hemicycle was removed from the server.'),
          ('noLongerHeld', 'The declaration is no longer held.'),
          ('noTelling', 'Discord never answered, and without the permission Read Message History there is no telling whether the message is there.'),
          ('ownTrouble', 'Posting failed for a reason of our own.'),
          ('toldBefore', 'The channel had been told of the declaration, and its message shows the new edition.'),
          ('unsubscribed', 'The subscription was ended before the alert was posted.'),
          ('malformed', 'Discord did not accept the message as it was written.'),
          ('refused', 'Discord refused the message.'),
          ('tooFast', 'Discord asked to wait.'),
          ('serverTrouble', 'Discord had a fault of its own.'),
          ('edge', 'Discord’s network, or a proxy before it, sent a page instead of Discord’s answer.'),
          ('timeout', 'Discord did not answer in time.'),
          ('unreachable', 'Discord could not be reached.'),
          ('unknown', 'Discord has an outage in the server, or does not say what Hemicycle may do there: it goes on when that is over.'),
          ('timedOut', 'Hemicycle has a time-out in the server, during which it may say nothing: a moderator can end it, else it ends by itself.'),
          ('manyRefused', 'Discord refused too much of what Hemicycle sent to the server: it is tried again more slowly. Check what Hemicycle may do there.'),
          ('paused', 'Discord has switched off for the moment what this needs: it is tried again.'),
          ('tooManyThreads', 'The server has as many open threads as Discord allows: close some.'),
          ('links', 'Discord’s filter against harmful links stopped the message.'),
          ('unlisted', 'Discord refused the message for a reason that Hemicycle does not know.'),
          ('token', 'Discord does not accept the bot’s token.'),
          ('stopped', 'The bot was stopping.')
        ) known (code, sentence) where known.sentence = single
      ),
      jsonb_build_object('code', 'text', 'text', single)
    ) as last
  ) l
$$;

-- delivery/hemicycle_day.sql
-- When the day began in the zone.
create or replace function hemicycle_day(at timestamptz, zone text) returns timestamptz
language sql stable
return (
  select date_trunc('day', at at time zone known) at time zone known from (select hemicycle_zone(zone) as known) as named
);

-- delivery/hemicycle_knows_zone.sql
-- What a channel or a server is set to is used inside statements that serve all of them: none of it may make such a statement fail.
-- Time zones are known by what the database was installed with, which is neither what it was when one was set nor what Node knows.
create or replace function hemicycle_knows_zone(zone text) returns boolean
language plpgsql stable as $$
begin
  return now() at time zone zone is not null;
exception when data_exception then
  return false;
end $$;

-- delivery/hemicycle_next.sql
-- As hemicycle_next_in, for a zone that the database may not know.
create or replace function hemicycle_next(at timestamptz, zone text, pace text, hour int, weekday int) returns timestamptz
language plpgsql stable parallel unsafe as $$
begin
  return coalesce(hemicycle_next_in(at, zone, pace, hour, weekday), hemicycle_next_in(at, hemicycle_zone(zone), pace, hour, weekday));
exception when data_exception then
  return hemicycle_next_in(at, hemicycle_zone(zone), pace, hour, weekday);
end $$;

-- delivery/hemicycle_next_in.sql
-- The next time after `at` that it is `hour` o'clock in a zone that the database knows; for a weekly pace on that day (1 for Monday).
create or replace function hemicycle_next_in(at timestamptz, zone text, pace text, hour int, weekday int) returns timestamptz
language sql stable parallel safe
return (
  select case when (first at time zone zone) > at then first else first + step end at time zone zone
  from (
    select date_trunc('day', at at time zone zone) + make_interval(hours => least(greatest(coalesce(hour, 8), 0), 23))
        + make_interval(days => case pace when 'weekly' then
            (least(greatest(coalesce(weekday, 1), 1), 7) - extract(isodow from at at time zone zone)::int + 7) % 7 else 0 end) as first,
      case pace when 'weekly' then interval '7 days' else interval '1 day' end as step
  ) as candidate
);

-- delivery/hemicycle_zone.sql
-- The zone under the first of its names that the database knows; Europe/Paris for one it does not know, and UTC without that.
create or replace function hemicycle_zone(zone text) returns text
language plpgsql stable as $$
declare
  candidate text;
begin
  for candidate in select hemicycle_zone_names(zone) union all select 'Europe/Paris' loop
    if hemicycle_knows_zone(candidate) then
      return candidate;
    end if;
  end loop;
  return 'UTC';
end $$;

-- delivery/hemicycle_zone_names.sql
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

-- search/hemicycle_abbreviations.sql
-- Words of two to five capitals, as lexemes of their own (`=un`), also with the s of a plural. Where everything is in
-- capitals, those that are ordinary words of the language are none.
create or replace function hemicycle_abbreviations(language text, words text) returns tsvector
language sql immutable parallel safe
return array_to_tsvector(case when words ~ '[A-Z]\.?[A-Z]' then array(
  select distinct '=' || lower(m[1])
  from regexp_matches(hemicycle_plain(words), '(?:^|[ -])([A-Z]{2,5})s?(?![^ -])', 'g') as m
  where length(regexp_replace(words, '[^a-z]', '', 'g')) > length(regexp_replace(words, '[^A-Z]', '', 'g'))
    or ts_lexize(case language when 'fr' then 'french_stem'::regdictionary else 'english_stem'::regdictionary end, lower(m[1])) <> '{}'
) else '{}' end);

-- search/hemicycle_config.sql
-- The text search configuration for a language of the Assembly that leaves out its commonest words: to tell which they are.
create or replace function hemicycle_config(language text) returns regconfig
language sql immutable parallel safe
return case language when 'fr' then 'hemicycle_fr'::regconfig else 'hemicycle_en'::regconfig end;

-- search/hemicycle_joined.sql
-- Plain words with nothing for the hyphens between letters: "cooperation" for "co-operation".
create or replace function hemicycle_joined(plain text) returns text
language sql immutable parallel safe
return translate(regexp_replace(plain, '([^ 0-9-])-(?=[^ 0-9-])', '\1', 'g'), '-', ' ');

-- search/hemicycle_marks.sql
-- What a search may ask of a declaration beside words: as `marked` in store/search has them.
create or replace function hemicycle_marks(roll rolls) returns text[]
language sql immutable parallel safe
return array(
  select 'topic:' || x from unnest(roll.topics) x
  union all select 'country:' || x from unnest(roll.concerns) x
  union all select 'delegation:' || x from unnest(roll.delegations) x
  union all select 'group:' || x from unnest(roll.groups) x
);

-- search/hemicycle_plain.sql
-- Words, numbers and the hyphens between them, with spaces for everything else: so the parser finds the same words in a
-- text as `words/lexer` finds in a query. "U.N." is "UN", and a hyphen that only may break a line is none.
create or replace function hemicycle_plain(words text) returns text
language sql immutable parallel safe
return regexp_replace(
  regexp_replace(
    translate(words, U&'\2010\2011\00AD\200B\200C\200D\2060\FEFF', '--'),
    '\y([A-Z])\.(?=[A-Z]\y)', '\1', 'g'
  ),
  '[\u0001-\u002C\u002E\u002F\u003A-\u0040\u005B-\u0060\u007B-\u00A9\u00AB-\u00B4\u00B6-\u00B9\u00BB-\u00BF\u00D7\u00F7\u2010-\u2BFF\u3000-\u303F]+', ' ', 'g'
);

-- search/hemicycle_readings.sql
-- Paragraphs as one text of plain words: with spaces for hyphens, then those that have hyphens once more without them, so
-- that joined and apart are one. The number between keeps words apart that do not stand together.
create or replace function hemicycle_readings(paragraphs text[]) returns text
language sql immutable parallel safe
return (
  select translate(string_agg(p, ' ' order by at), '-', ' ')
    || coalesce(' 0000000 ' || hemicycle_joined(string_agg(p, ' 0000000 ' order by at) filter (where p ~ '[^ ]-[^ ]')), '')
  from (select hemicycle_plain(paragraph) as p, at from unnest(paragraphs) with ordinality as u (paragraph, at)) plain
);

-- search/hemicycle_text_number.sql
-- Fills in what `texts` repeats of its declaration: the No. and what can be searched for beside words.
create or replace function hemicycle_text_number() returns trigger
language plpgsql as $$
begin
  new.number := (select number from declarations where id = new.declaration_id);
  new.marks := coalesce((select hemicycle_marks(r) from rolls r where r.declaration_id = new.declaration_id), '{}');
  return new;
end $$;

-- search/hemicycle_tsv.sql
-- What a text is found by: the stems of all its words, those of the title weighing more, the words as they are written,
-- and its abbreviations; see docs/words.md.
create or replace function hemicycle_tsv(language text, title text, paragraphs text[]) returns tsvector
language sql immutable parallel safe
return (
  select setweight(to_tsvector(hemicycle_words_config(language), head), 'A')
    || setweight(to_tsvector(hemicycle_words_config(language), body), 'B')
    || strip(to_tsvector('hemicycle_forms'::regconfig, head || ' ' || body))
    || hemicycle_abbreviations(language, title)
    || hemicycle_abbreviations(language, array_to_string(paragraphs, ' '))
  from (
    select coalesce(hemicycle_readings(array[title]), '') as head, coalesce(hemicycle_readings(paragraphs), '') as body offset 0
  ) readings
);

-- search/hemicycle_words_config.sql
-- The configuration by which texts of a language are indexed and searched.
create or replace function hemicycle_words_config(language text) returns regconfig
language sql immutable parallel safe
return case language when 'fr' then 'hemicycle_words_fr'::regconfig else 'hemicycle_words_en'::regconfig end;

-- stats/hemicycle_bytes.sql
-- Integers as their bytes, four of each.
create or replace function hemicycle_bytes(ints int[]) returns bytea
language sql immutable parallel safe
return (select coalesce(string_agg(int4send(n), '' order by at), '') from unnest(ints) with ordinality as u (n, at));

-- stats/hemicycle_counts.sql
-- What a declaration adds one to.
create or replace function hemicycle_counts(roll rolls) returns table (of text, a text, b text)
language plpgsql stable as $$
begin
  return query
  select 'total', '', ''
  union all select 'year', '', roll.year::text
  union all select 'topic', '', t from unnest(roll.topics) t
  union all select 'topic/year', t, roll.year::text from unnest(roll.topics) t
  union all select 'delegation', '', x from unnest(roll.delegations) x
  union all select 'delegation/year', x, roll.year::text from unnest(roll.delegations) x
  union all select 'delegation/topic', x, t from unnest(roll.delegations) x, unnest(roll.topics) t
  union all select 'delegation/delegation', x, y from unnest(roll.delegations) x, unnest(roll.delegations) y where x <> y
  union all select 'delegation/group', x, y from unnest(roll.delegations) x, unnest(roll.groups) y
  union all select 'group', '', x from unnest(roll.groups) x
  union all select 'group/year', x, roll.year::text from unnest(roll.groups) x
  union all select 'group/topic', x, t from unnest(roll.groups) x, unnest(roll.topics) t
  union all select 'group/group', x, y from unnest(roll.groups) x, unnest(roll.groups) y where x <> y
  union all select 'group/delegation', x, y from unnest(roll.groups) x, unnest(roll.delegations) y
  union all select 'signatory', '', p::text from unnest(roll.signatory_ids) p
  union all select 'signatory/year', p::text, roll.year::text from unnest(roll.signatory_ids) p
  union all select 'signatory/session', p::text, hemicycle_session(roll.tabled_on)::text from unnest(roll.signatory_ids) p
  union all select 'member/session', m.id::text,
    concat_ws('|', hemicycle_session(roll.tabled_on), m.delegation, m.family)
    from unnest(roll.signatory_ids, roll.member_delegations, roll.member_groups) as m (id, delegation, family)
  union all select 'session', '', hemicycle_session(roll.tabled_on)::text
  union all select 'delegation/session', x, hemicycle_session(roll.tabled_on)::text from unnest(roll.delegations) x
  union all select 'group/session', x, hemicycle_session(roll.tabled_on)::text from unnest(roll.groups) x
  union all select 'signatures/session', '', hemicycle_session(roll.tabled_on)::text from unnest(roll.signatory_ids)
  union all select 'tabled', '', roll.signatory_ids[1]::text where cardinality(roll.signatory_ids) > 0
  union all select 'tabled/year', roll.signatory_ids[1]::text, roll.year::text where cardinality(roll.signatory_ids) > 0
  union all select 'delegation/signatory', m.delegation, m.id::text
    from unnest(roll.signatory_ids, roll.member_delegations) as m (id, delegation) where m.delegation <> ''
  union all select 'group/signatory', m.family, m.id::text
    from unnest(roll.signatory_ids, roll.member_groups) as m (id, family) where m.family <> '';
end $$;

-- stats/hemicycle_family.sql
-- The line of descent of a political group: as `families` in assembly/group has them.
create or replace function hemicycle_family(code text) returns text
language sql immutable parallel safe
return case
  when code = 'LDR' then 'ALDE'
  when code in ('EDG', 'EC', 'EC/DA') then 'ECPA'
  else code
end;

-- stats/hemicycle_places.sql
-- The numbers that `codes` has for delegations with groups, one after the other, two bytes each.
create or replace function hemicycle_places(delegations text[], families text[]) returns bytea
language sql stable as $$
  select coalesce(string_agg(int2send(c.id), '' order by m.at), '')
  from unnest(delegations, families) with ordinality as m (delegation, family, at)
  join codes c on c.of = 'place' and c.code = m.delegation and c.family = m.family
$$;

-- stats/hemicycle_roster.sql
-- Keeps `rosters`, what is read of many rolls at once, beside `rolls`, and the numbers that `codes` has for what they say.
create or replace function hemicycle_roster() returns trigger
language plpgsql as $$
declare
  subjects smallint[] := hemicycle_subjects(new.topics, new.concerns);
  places bytea := hemicycle_places(new.member_delegations, new.member_groups);
begin
  if cardinality(subjects) < cardinality(new.topics) + cardinality(new.concerns)
    or length(places) < 2 * cardinality(new.signatory_ids) then
    insert into codes (of, code, family)
    select distinct k.of, k.code, k.family
    from (
      select 'topic' as of, t as code, '' as family from unnest(new.topics) t
      union all select 'country', c, '' from unnest(new.concerns) c
      union all select 'place', m.delegation, m.family
        from unnest(new.member_delegations, new.member_groups) as m (delegation, family)
    ) k
    where not exists (select from codes c where c.of = k.of and c.code = k.code and c.family = k.family)
    order by 1, 2, 3
    on conflict do nothing;
    subjects := hemicycle_subjects(new.topics, new.concerns);
    places := hemicycle_places(new.member_delegations, new.member_groups);
  end if;
  insert into rosters (declaration_id, number, tabled_on, subjects, signatory_ids, places)
  values (new.declaration_id, new.number, new.tabled_on, subjects, hemicycle_bytes(new.signatory_ids), places);
  return null;
end $$;

-- stats/hemicycle_session.sql
-- The part-session a day belongs to, the days after it until the next included: 20191 is January 2019. Months are exact enough,
-- since few declarations are tabled between part-sessions.
create or replace function hemicycle_session(day date) returns int
language sql immutable parallel safe as $$
  select extract(year from day)::int * 10 + case
    when extract(month from day) < 4 then 1
    when extract(month from day) < 6 then 2
    when extract(month from day) < 9 then 3
    else 4
  end
$$;

-- stats/hemicycle_subjects.sql
-- The numbers that `codes` has for topics and countries.
create or replace function hemicycle_subjects(topics text[], countries text[]) returns smallint[]
language sql stable as $$
  select array(
    select c.id from codes c where c.of = 'topic' and c.code = any(topics)
    union select c.id from codes c where c.of = 'country' and c.code = any(countries)
    order by 1
  )
$$;

-- stats/hemicycle_tally.sql
-- Brings the rolls of these declarations, and every sum over them, up to date.
create or replace function hemicycle_tally(changed int[]) returns void
language plpgsql as $$
declare
  fresh rolls[];
  stale rolls[];
begin
  fresh := array(select row(d.id, d.number, d.tabled_on, extract(year from d.tabled_on)::smallint,
    coalesce((
      select string_agg(' ' || regexp_replace(lower(unaccent(t.title)), '[^[:alnum:]]+', ' ', 'g') || ' ', '' order by t.language)
      from texts t where t.declaration_id = d.id
    ), ''),
    array(select distinct t.topic from declaration_topics t where t.declaration_id = d.id order by 1),
    d.concerns,
    coalesce(m.ids, '{}'), coalesce(m.delegations, '{}'), coalesce(m.families, '{}'),
    array(select distinct x from unnest(m.delegations) x where x <> '' order by 1),
    array(select distinct x from unnest(m.families) x where x <> '' order by 1)
  )::rolls
  from declarations d
  left join lateral (
    select array_agg(p.signatory_id order by p.edition, p.position) as ids,
      array_agg(p.delegation order by p.edition, p.position) as delegations,
      array_agg(p.family order by p.edition, p.position) as families
    from (
      -- Everybody where they first stand, with what was last printed of them.
      select s.signatory_id, min(s.edition) as edition, (array_agg(s.position order by s.edition, s.position))[1] as position,
        (array_agg(s.delegation order by s.edition desc, s.position))[1] as delegation,
        coalesce(hemicycle_family((array_agg(s."group" order by s.edition desc, s.position))[1]), '') as family
      from signatures s where s.declaration_id = d.id group by s.signatory_id
    ) p
  ) m on true
  where d.id = any(changed));
  fresh := array(
    select f from unnest(fresh) f left join rolls r on r.declaration_id = f.declaration_id
    where r.declaration_id is null or f::text <> r::text
  );
  if cardinality(fresh) = 0 then return; end if;
  stale := array(
    select r from rolls r where r.declaration_id in (select f.declaration_id from unnest(fresh) f)
  );
  delete from rolls where declaration_id in (select f.declaration_id from unnest(fresh) f);
  insert into rolls select f.* from unnest(fresh) f;
  update texts t set marks = hemicycle_marks(f) from unnest(fresh) f
  where t.declaration_id = f.declaration_id and t.marks <> hemicycle_marks(f);
  insert into tallies as t (of, a, b, n)
  select c.of, c.a, c.b, sum(c.n)::int
  from (
    select k.of, k.a, k.b, 1 as n from unnest(fresh) r cross join lateral hemicycle_counts(r) k
    union all
    select k.of, k.a, k.b, -1 from unnest(stale) r cross join lateral hemicycle_counts(r) k
  ) c
  group by c.of, c.a, c.b
  having sum(c.n) <> 0
  order by c.of, c.a, c.b
  on conflict (of, a, b) do update set n = t.n + excluded.n;
end $$;

-- backup/declarations_awaited.sql
create or replace trigger declarations_awaited after insert on declarations for each row execute function hemicycle_awaited();

-- search/texts_number.sql
create or replace trigger texts_number before insert on texts for each row execute function hemicycle_text_number();

-- stats/rolls_roster.sql
create or replace trigger rolls_roster after insert on rolls for each row execute function hemicycle_roster();
