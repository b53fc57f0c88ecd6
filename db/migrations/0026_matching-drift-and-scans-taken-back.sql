ALTER TABLE "attachments" DROP CONSTRAINT "attachment_owner_is_known";--> statement-breakpoint
ALTER TABLE "scans" DROP CONSTRAINT "scan_result_is_known";--> statement-breakpoint
ALTER TABLE "scans" ADD COLUMN "undoes" uuid;--> statement-breakpoint
ALTER TABLE "intentions" ADD COLUMN "home_town" text;--> statement-breakpoint
ALTER TABLE "intentions" ADD COLUMN "reach_km" integer;--> statement-breakpoint
ALTER TABLE "search_cursors" ADD COLUMN "drift" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "search_cursors" ADD COLUMN "drifted_at" timestamp with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "a_scan_is_undone_once" ON "scans" USING btree ("undoes");--> statement-breakpoint
CREATE INDEX "studies_by_major" ON "studies" USING btree ("major");--> statement-breakpoint
CREATE INDEX "positions_to_match" ON "positions" USING btree ("occupation","published_at") WHERE "positions"."state" = 'published';--> statement-breakpoint
CREATE INDEX "positions_to_match_nearby" ON "positions" USING btree ("town","occupation","published_at") WHERE "positions"."state" = 'published';--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachment_owner_is_known" CHECK ("attachments"."owner_type" in ('certificate', 'placement', 'internship', 'guaranteedLoan', 'policyGrant', 'jobSeekingAllowance', 'supplementaryRecord', 'study', 'outcome', 'report', 'resume', 'application', 'referral'));--> statement-breakpoint
ALTER TABLE "scans" ADD CONSTRAINT "only_an_undoing_scan_names_another" CHECK (("scans"."result" = 'undone') = ("scans"."undoes" is not null));--> statement-breakpoint
ALTER TABLE "scans" ADD CONSTRAINT "scan_result_is_known" CHECK ("scans"."result" in ('admitted', 'already', 'reentered', 'undone', 'waiting', 'cancelled', 'otherEvent', 'unknown', 'forged'));