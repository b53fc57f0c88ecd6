ALTER TABLE "position_wishes" ADD COLUMN "query" text NOT NULL;--> statement-breakpoint
ALTER TABLE "saved_searches" ADD COLUMN "told_until" timestamp with time zone NOT NULL;--> statement-breakpoint
ALTER TABLE "favourites" ADD COLUMN "closing_told_for" date;--> statement-breakpoint
CREATE INDEX "open_wishes_by_query" ON "position_wishes" USING btree ("query") WHERE "position_wishes"."state" = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "one_open_wish_per_person_and_search" ON "position_wishes" USING btree ("person_id","query") WHERE "position_wishes"."state" = 'open';