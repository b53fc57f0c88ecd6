ALTER TABLE "event_results" ADD COLUMN "returned_by" uuid;--> statement-breakpoint
ALTER TABLE "event_results" ADD COLUMN "returned_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "event_results" ADD COLUMN "return_reason" text;--> statement-breakpoint
ALTER TABLE "event_results" ADD CONSTRAINT "a_returned_result_says_why" CHECK (("event_results"."returned_at" is null) = ("event_results"."return_reason" is null) and ("event_results"."returned_at" is null) = ("event_results"."returned_by" is null));--> statement-breakpoint
ALTER TABLE "event_results" ADD CONSTRAINT "a_returned_result_is_not_confirmed" CHECK ("event_results"."returned_at" is null or "event_results"."confirmed_at" is null);