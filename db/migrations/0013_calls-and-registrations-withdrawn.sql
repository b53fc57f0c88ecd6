DROP INDEX "one_answered_call_per_month";--> statement-breakpoint
ALTER TABLE "internships" ADD COLUMN "exception_reason" text;--> statement-breakpoint
ALTER TABLE "retention_calls" ADD COLUMN "cancelled_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "retention_calls" ADD COLUMN "cancellation_reason" text;--> statement-breakpoint
ALTER TABLE "studies" ADD COLUMN "registration_withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "studies" ADD COLUMN "withdrawal_reason" text;--> statement-breakpoint
CREATE UNIQUE INDEX "one_answered_call_per_month" ON "retention_calls" USING btree ("placement_id","month") WHERE "retention_calls"."result" <> 'unreached' and "retention_calls"."cancelled_at" is null;--> statement-breakpoint
ALTER TABLE "retention_calls" ADD CONSTRAINT "a_cancelled_call_says_why" CHECK (("retention_calls"."cancelled_at" is null) = ("retention_calls"."cancellation_reason" is null));--> statement-breakpoint
ALTER TABLE "studies" ADD CONSTRAINT "a_withdrawn_registration_says_why" CHECK (("studies"."registration_withdrawn_at" is null) = ("studies"."withdrawal_reason" is null));