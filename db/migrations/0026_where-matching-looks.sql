ALTER TABLE "attachments" DROP CONSTRAINT "attachment_owner_is_known";--> statement-breakpoint
ALTER TABLE "intentions" ADD COLUMN "home_town" text;--> statement-breakpoint
ALTER TABLE "intentions" ADD COLUMN "reach_km" integer;--> statement-breakpoint
CREATE INDEX "studies_by_major" ON "studies" USING btree ("major");--> statement-breakpoint
CREATE INDEX "positions_to_match" ON "positions" USING btree ("occupation","published_at") WHERE "positions"."state" = 'published';--> statement-breakpoint
CREATE INDEX "positions_to_match_nearby" ON "positions" USING btree ("town","occupation","published_at") WHERE "positions"."state" = 'published';--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachment_owner_is_known" CHECK ("attachments"."owner_type" in ('certificate', 'placement', 'internship', 'guaranteedLoan', 'policyGrant', 'jobSeekingAllowance', 'supplementaryRecord', 'study', 'outcome', 'report', 'resume', 'application', 'referral'));