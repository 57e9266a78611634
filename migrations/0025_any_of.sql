ALTER TABLE "filters" DROP CONSTRAINT "filters_signatory_id_signatories_id_fk";
--> statement-breakpoint
ALTER TABLE "filters" DROP CONSTRAINT "filters_server_topic_id_server_topics_id_fk";
--> statement-breakpoint
DROP INDEX "filters_server_topic";--> statement-breakpoint
ALTER TABLE "filters" ALTER COLUMN "delegation" SET DATA TYPE text[] USING case when delegation is not null then array[delegation] end;--> statement-breakpoint
ALTER TABLE "filters" ALTER COLUMN "group" SET DATA TYPE text[] USING case when "group" is not null then array["group"] end;--> statement-breakpoint
ALTER TABLE "filters" ALTER COLUMN "concerns" SET DATA TYPE text[] USING case when concerns is not null then array[concerns] end;--> statement-breakpoint
ALTER TABLE "filters" ALTER COLUMN "topic" SET DATA TYPE text[] USING case when topic is not null then array[topic] end;--> statement-breakpoint
ALTER TABLE "filters" ADD COLUMN "signatory_ids" integer[];--> statement-breakpoint
ALTER TABLE "filters" ADD COLUMN "server_topic_ids" integer[];--> statement-breakpoint
ALTER TABLE "filters" ADD COLUMN "not_signatory_ids" integer[];--> statement-breakpoint
ALTER TABLE "filters" ADD COLUMN "not_delegation" text[];--> statement-breakpoint
ALTER TABLE "filters" ADD COLUMN "not_group" text[];--> statement-breakpoint
ALTER TABLE "filters" ADD COLUMN "not_concerns" text[];--> statement-breakpoint
ALTER TABLE "filters" ADD COLUMN "not_topic" text[];--> statement-breakpoint
ALTER TABLE "filters" ADD COLUMN "not_server_topic_ids" integer[];--> statement-breakpoint
ALTER TABLE "server_topics" ADD COLUMN "anchors" text[] DEFAULT '{"*"}' NOT NULL;--> statement-breakpoint
update filters set signatory_ids = array[signatory_id] where signatory_id is not null;
--> statement-breakpoint
-- The words ask for themselves alone from now on: what a server's topic asks is looked up once for all filters.
update filters set server_topic_ids = array[server_topic_id],
  words_en = case when words is not null then hemicycle_query('en', words) end,
  words_fr = case when words is not null then hemicycle_query('fr', words) end,
  anchors = case when signatory_id is null then array['o:' || server_topic_id] else anchors end
where server_topic_id is not null;
--> statement-breakpoint
-- Every lexeme that an index could be asked for: more than are needed, and so never too few.
update server_topics o set anchors = needed.anchors
from (
  select t.id, array_agg(distinct 'w:' || replace(m[1], '''''', '''')) as anchors
  from server_topics t
  join (values ('en'), ('fr')) as l (language) on l.language = coalesce(t.language, l.language)
  cross join lateral regexp_matches(querytree(hemicycle_query(l.language, t.words)), '''((?:[^'']|'''')*)''', 'g') as m
  group by t.id
) needed
where needed.id = o.id and not exists (
  select from (values ('en'), ('fr')) as l (language)
  where l.language = coalesce(o.language, l.language) and querytree(hemicycle_query(l.language, o.words)) = 'T');
--> statement-breakpoint
CREATE INDEX "filters_server_topics" ON "filters" USING gin ("server_topic_ids") WHERE server_topic_ids is not null;--> statement-breakpoint
CREATE INDEX "filters_not_server_topics" ON "filters" USING gin ("not_server_topic_ids") WHERE not_server_topic_ids is not null;--> statement-breakpoint
CREATE INDEX "server_topics_anchors" ON "server_topics" USING gin ("anchors") WITH (fastupdate=false);--> statement-breakpoint
ALTER TABLE "filters" DROP COLUMN "signatory_id";--> statement-breakpoint
ALTER TABLE "filters" DROP COLUMN "server_topic_id";
