CREATE INDEX "declarations_seen" ON "declarations" USING btree ("first_seen_at");--> statement-breakpoint
CREATE INDEX "deliveries_trouble" ON "deliveries" USING btree ("channel_id","id") WHERE state not in ('sent', 'folded', 'dropped') and reason is not null;--> statement-breakpoint
CREATE INDEX "pages_inbox" ON "pages" USING btree ("state") WHERE state in ('waiting', 'incomplete') or (state = 'gone' and not baseline);--> statement-breakpoint
CREATE INDEX "pages_read" ON "pages" USING btree ("read_at") WHERE state = 'declaration';--> statement-breakpoint
CREATE INDEX "polls_answered" ON "polls" USING btree ("source","id") WHERE outcome in ('ok', 'unchanged');