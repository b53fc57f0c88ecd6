-- The index is made from positions: emptied here, filled again by the check that compares it with the database.
TRUNCATE "position_search";--> statement-breakpoint
-- Words are only asked, never read: out of the row, so that ranking and counting read few pages.
ALTER TABLE "position_search" SET (toast_tuple_target = 256);--> statement-breakpoint
CREATE TABLE "position_terms" (
	"term" text PRIMARY KEY NOT NULL,
	"sound" text NOT NULL,
	"characters" text[] NOT NULL
);
--> statement-breakpoint
DROP INDEX "position_search_by_words";--> statement-breakpoint
ALTER TABLE "position_search" ALTER COLUMN "version" SET DATA TYPE text;--> statement-breakpoint
ALTER TABLE "position_search" ALTER COLUMN "education" SET DATA TYPE smallint;--> statement-breakpoint
ALTER TABLE "position_search" ADD COLUMN "heading" "tsvector" NOT NULL;--> statement-breakpoint
ALTER TABLE "position_search" ADD COLUMN "occupation" text NOT NULL;--> statement-breakpoint
ALTER TABLE "position_search" ADD COLUMN "published_at" timestamp with time zone NOT NULL;--> statement-breakpoint
ALTER TABLE "position_search" ADD COLUMN "valid_until" date NOT NULL;--> statement-breakpoint
CREATE INDEX "position_terms_by_sound" ON "position_terms" USING gin ("sound" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "position_terms_by_character" ON "position_terms" USING gin ("characters");--> statement-breakpoint
CREATE INDEX "position_search_newest" ON "position_search" USING btree ("published_at" DESC NULLS LAST,"position_id");--> statement-breakpoint
CREATE INDEX "position_search_best_paid" ON "position_search" USING btree ("monthly_min" DESC NULLS LAST,"monthly_max" DESC NULLS LAST,"published_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "position_search_by_occupation" ON "position_search" USING btree ("occupation","published_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "position_search_for_facets" ON "position_search" USING btree ("valid_until","kind","town","education","monthly_min");--> statement-breakpoint
CREATE INDEX "position_search_by_words" ON "position_search" USING gin ("words") WITH (fastupdate=false);--> statement-breakpoint
ALTER TABLE "position_search" DROP COLUMN "pinyin";--> statement-breakpoint
ALTER TABLE "position_search" DROP COLUMN "published_on";--> statement-breakpoint
ALTER TABLE "position_search" ALTER COLUMN "heading" SET STORAGE MAIN;
