ALTER TABLE "channel_preferences" DROP CONSTRAINT "message_topic_is_known";--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "topic" text;--> statement-breakpoint
ALTER TABLE "message_deliveries" ADD COLUMN "begun_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notice_topic_is_known" CHECK ("notices"."topic" in ('application', 'interview', 'matching', 'event', 'request', 'posting', 'account', 'work'));--> statement-breakpoint
ALTER TABLE "channel_preferences" ADD CONSTRAINT "message_topic_is_known" CHECK ("channel_preferences"."topic" in ('application', 'interview', 'matching', 'event', 'request', 'posting', 'account', 'work'));