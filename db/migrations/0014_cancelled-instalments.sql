DROP INDEX "one_instalment_per_grant_and_month";--> statement-breakpoint
ALTER TABLE "policy_instalments" ADD COLUMN "cancelled_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "policy_instalments" ADD COLUMN "cancellation_reason" text;--> statement-breakpoint
CREATE UNIQUE INDEX "one_instalment_per_grant_and_month" ON "policy_instalments" USING btree ("grant_id","month") WHERE "policy_instalments"."cancelled_at" is null;--> statement-breakpoint
ALTER TABLE "policy_instalments" ADD CONSTRAINT "a_cancelled_instalment_says_why" CHECK (("policy_instalments"."cancelled_at" is null) = ("policy_instalments"."cancellation_reason" is null));