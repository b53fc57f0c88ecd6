DROP INDEX "position_search_for_facets";--> statement-breakpoint
CREATE INDEX "position_search_for_facets" ON "position_search" USING btree ("kind","town","education","monthly_min","valid_until");