DROP INDEX "position_search_for_facets";--> statement-breakpoint
ALTER TABLE "position_search" ADD COLUMN "open_to_current_year" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "position_search" ADD COLUMN "majors" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "position_terms" ADD COLUMN "shown" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "position_terms" ADD COLUMN "kind" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "position_terms" ADD COLUMN "match" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "position_terms" ADD COLUMN "keys" "tsvector" DEFAULT ''::tsvector NOT NULL;--> statement-breakpoint
ALTER TABLE "position_terms" ADD COLUMN "position_id" uuid;--> statement-breakpoint
CREATE INDEX "position_search_by_town" ON "position_search" USING btree ("town","published_at" DESC NULLS LAST,"position_id");--> statement-breakpoint
CREATE INDEX "position_search_fewest_applicants" ON "position_search" USING btree ("applicants","published_at" DESC NULLS LAST,"position_id");--> statement-breakpoint
CREATE INDEX "position_terms_by_key" ON "position_terms" USING gin ("keys") WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "position_search_for_facets" ON "position_search" USING btree ("kind","town","education","monthly_min","valid_until","occupation","company_nature","open_to_current_year","published_at","majors");