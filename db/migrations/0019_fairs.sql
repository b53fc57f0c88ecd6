CREATE TABLE "absence_calls" (
	"registration_id" uuid PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"called_by" uuid NOT NULL,
	"called_at" timestamp with time zone NOT NULL,
	CONSTRAINT "absence_reason_is_known" CHECK ("absence_calls"."reason" in ('foundWork', 'forgot', 'distance', 'clash', 'noFit', 'unreached', 'other'))
);
--> statement-breakpoint
CREATE TABLE "event_results" (
	"event_id" uuid PRIMARY KEY NOT NULL,
	"counted" jsonb NOT NULL,
	"proposed" jsonb NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	"confirmed_by" uuid,
	"confirmed_at" timestamp with time zone,
	CONSTRAINT "a_result_is_confirmed_by_a_second_person" CHECK ("event_results"."confirmed_by" <> "event_results"."proposed_by"),
	CONSTRAINT "a_confirmed_result_says_when" CHECK (("event_results"."confirmed_by" is null) = ("event_results"."confirmed_at" is null))
);
--> statement-breakpoint
CREATE TABLE "intent_follow_ups" (
	"intent_id" uuid NOT NULL,
	"day" integer NOT NULL,
	"result" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"done_by" uuid NOT NULL,
	"done_at" timestamp with time zone NOT NULL,
	CONSTRAINT "one_follow_up_per_intent_and_day" PRIMARY KEY("intent_id","day"),
	CONSTRAINT "follow_up_result_is_known" CHECK ("intent_follow_ups"."result" in ('hired', 'inTalks', 'interviewing', 'ended', 'unreached')),
	CONSTRAINT "a_follow_up_belongs_to_a_day" CHECK ("intent_follow_ups"."day" in (7, 30))
);
--> statement-breakpoint
CREATE TABLE "admissions" (
	"registration_id" uuid PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"scan_id" uuid NOT NULL,
	"gate" text NOT NULL,
	"admitted_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "booths" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"event_id" uuid NOT NULL,
	"number" text NOT NULL,
	"x" integer NOT NULL,
	"y" integer NOT NULL,
	"width" integer DEFAULT 1 NOT NULL,
	"height" integer DEFAULT 1 NOT NULL,
	"event_company_id" uuid,
	CONSTRAINT "a_booth_lies_on_the_plan" CHECK ("booths"."x" >= 0 and "booths"."y" >= 0 and "booths"."width" between 1 and 20 and "booths"."height" between 1 and 20)
);
--> statement-breakpoint
CREATE TABLE "event_announcements" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"event_id" uuid NOT NULL,
	"audience" text NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"recipients" integer NOT NULL,
	"sent_by" uuid NOT NULL,
	"sent_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "event_checks" (
	"event_id" uuid NOT NULL,
	"item" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"done_by" uuid NOT NULL,
	"done_at" timestamp with time zone NOT NULL,
	CONSTRAINT "one_check_per_event_and_item" PRIMARY KEY("event_id","item"),
	CONSTRAINT "checklist_item_is_known" CHECK ("event_checks"."item" in ('place', 'announced', 'companies', 'booths', 'gates', 'aid', 'safetyPlan', 'filing'))
);
--> statement-breakpoint
CREATE TABLE "event_companies" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"event_id" uuid NOT NULL,
	"company_id" uuid NOT NULL,
	"state" text NOT NULL,
	"wish" text DEFAULT '' NOT NULL,
	"staff" text[] DEFAULT '{}' NOT NULL,
	"reason" text,
	"moved_at" timestamp with time zone NOT NULL,
	"moved_by" uuid NOT NULL,
	"arrived_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "attending_state_is_known" CHECK ("event_companies"."state" in ('invited', 'applied', 'approved', 'declined', 'rejected', 'withdrawn')),
	CONSTRAINT "who_was_turned_down_is_told_why" CHECK (("event_companies"."state" = 'rejected') = ("event_companies"."reason" is not null)),
	CONSTRAINT "only_who_attends_arrives" CHECK ("event_companies"."arrived_at" is null or "event_companies"."state" = 'approved')
);
--> statement-breakpoint
CREATE TABLE "event_sessions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"event_id" uuid NOT NULL,
	"label" text DEFAULT '' NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"capacity" integer,
	CONSTRAINT "a_session_ends_after_it_began" CHECK ("event_sessions"."ends_at" > "event_sessions"."starts_at"),
	CONSTRAINT "a_session_has_places" CHECK ("event_sessions"."capacity" between 1 and 100000)
);
--> statement-breakpoint
CREATE TABLE "event_templates" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"union_id" uuid NOT NULL,
	"name" text NOT NULL,
	"plan" jsonb NOT NULL,
	"created_by" uuid NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "intents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"company_id" uuid NOT NULL,
	"registration_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"position_id" uuid,
	"kind" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"application_id" uuid,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"caseworker_id" uuid,
	"cancelled_at" timestamp with time zone,
	"cancellation_reason" text,
	CONSTRAINT "intent_kind_is_known" CHECK ("intents"."kind" in ('application', 'interview', 'intent', 'hire')),
	CONSTRAINT "a_cancelled_intent_says_why" CHECK (("intents"."cancelled_at" is null) = ("intents"."cancellation_reason" is null))
);
--> statement-breakpoint
CREATE TABLE "registrations" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"event_id" uuid NOT NULL,
	"session_id" uuid,
	"person_id" uuid NOT NULL,
	"state" text NOT NULL,
	"rank" integer NOT NULL,
	"code" text NOT NULL,
	"registered_at" timestamp with time zone NOT NULL,
	"registered_by" uuid NOT NULL,
	"promoted_at" timestamp with time zone,
	"cancelled_at" timestamp with time zone,
	"cancelled_by" uuid,
	"booth_consent_at" timestamp with time zone,
	"reminded_at" timestamp with time zone,
	CONSTRAINT "event_registration_state_is_known" CHECK ("registrations"."state" in ('registered', 'waiting', 'cancelled')),
	CONSTRAINT "a_cancelled_registration_says_when" CHECK (("registrations"."state" = 'cancelled') = ("registrations"."cancelled_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "scans" (
	"id" uuid PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"gate" text NOT NULL,
	"way" text NOT NULL,
	"read_digest" text,
	"registration_id" uuid,
	"result" text NOT NULL,
	"device_at" timestamp with time zone NOT NULL,
	"scanned_at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"offline" boolean DEFAULT false NOT NULL,
	"said_offline" text,
	"scanned_by" uuid NOT NULL,
	CONSTRAINT "scan_way_is_known" CHECK ("scans"."way" in ('typed', 'camera', 'walkIn')),
	CONSTRAINT "scan_result_is_known" CHECK ("scans"."result" in ('admitted', 'already', 'waiting', 'cancelled', 'otherEvent', 'unknown', 'forged'))
);
--> statement-breakpoint
ALTER TABLE "events" DROP CONSTRAINT "event_kind_is_known";--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "capacity" integer;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "registration_opens_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "registration_closes_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "companies_until" date;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "expected_visitors" integer;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "plan" jsonb;--> statement-breakpoint
ALTER TABLE "interview_slots" ADD COLUMN "event_id" uuid;--> statement-breakpoint
ALTER TABLE "training_classes" ADD COLUMN "reserved_places" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "absence_calls" ADD CONSTRAINT "absence_calls_registration_id_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absence_calls" ADD CONSTRAINT "absence_calls_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_results" ADD CONSTRAINT "event_results_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intent_follow_ups" ADD CONSTRAINT "intent_follow_ups_intent_id_intents_id_fk" FOREIGN KEY ("intent_id") REFERENCES "public"."intents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "admissions" ADD CONSTRAINT "admissions_registration_id_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "admissions" ADD CONSTRAINT "admissions_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "admissions" ADD CONSTRAINT "admissions_scan_id_scans_id_fk" FOREIGN KEY ("scan_id") REFERENCES "public"."scans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booths" ADD CONSTRAINT "booths_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booths" ADD CONSTRAINT "booths_event_company_id_event_companies_id_fk" FOREIGN KEY ("event_company_id") REFERENCES "public"."event_companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_announcements" ADD CONSTRAINT "event_announcements_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_checks" ADD CONSTRAINT "event_checks_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_companies" ADD CONSTRAINT "event_companies_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_companies" ADD CONSTRAINT "event_companies_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_sessions" ADD CONSTRAINT "event_sessions_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_templates" ADD CONSTRAINT "event_templates_union_id_unions_id_fk" FOREIGN KEY ("union_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intents" ADD CONSTRAINT "intents_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intents" ADD CONSTRAINT "intents_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intents" ADD CONSTRAINT "intents_registration_id_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intents" ADD CONSTRAINT "intents_person_id_graduates_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."graduates"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intents" ADD CONSTRAINT "intents_position_id_positions_id_fk" FOREIGN KEY ("position_id") REFERENCES "public"."positions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intents" ADD CONSTRAINT "intents_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_session_id_event_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."event_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_person_id_graduates_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."graduates"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scans" ADD CONSTRAINT "scans_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scans" ADD CONSTRAINT "scans_registration_id_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "absence_calls_by_event" ON "absence_calls" USING btree ("event_id");--> statement-breakpoint
CREATE INDEX "admissions_by_event" ON "admissions" USING btree ("event_id","admitted_at");--> statement-breakpoint
CREATE UNIQUE INDEX "one_booth_per_number" ON "booths" USING btree ("event_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "one_booth_per_event_and_company" ON "booths" USING btree ("event_company_id");--> statement-breakpoint
CREATE INDEX "announcements_by_event" ON "event_announcements" USING btree ("event_id","sent_at");--> statement-breakpoint
CREATE UNIQUE INDEX "one_row_per_event_and_company" ON "event_companies" USING btree ("event_id","company_id");--> statement-breakpoint
CREATE INDEX "attending_by_company" ON "event_companies" USING btree ("company_id");--> statement-breakpoint
CREATE INDEX "sessions_by_event" ON "event_sessions" USING btree ("event_id","starts_at");--> statement-breakpoint
CREATE UNIQUE INDEX "one_event_template_per_name" ON "event_templates" USING btree ("union_id","name");--> statement-breakpoint
CREATE UNIQUE INDEX "one_intent_of_a_kind" ON "intents" USING btree ("event_id","company_id","person_id","kind",coalesce("position_id", '00000000-0000-0000-0000-000000000000'::uuid)) WHERE "intents"."cancelled_at" is null;--> statement-breakpoint
CREATE INDEX "intents_by_event" ON "intents" USING btree ("event_id","kind");--> statement-breakpoint
CREATE INDEX "intents_by_company" ON "intents" USING btree ("company_id","recorded_at");--> statement-breakpoint
CREATE INDEX "intents_by_person" ON "intents" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_registration_per_event_and_person" ON "registrations" USING btree ("event_id","person_id") WHERE "registrations"."state" <> 'cancelled';--> statement-breakpoint
CREATE UNIQUE INDEX "one_rank_per_event" ON "registrations" USING btree ("event_id","rank");--> statement-breakpoint
CREATE UNIQUE INDEX "one_ticket_per_code" ON "registrations" USING btree ("code");--> statement-breakpoint
CREATE INDEX "registrations_by_event" ON "registrations" USING btree ("event_id","state","rank");--> statement-breakpoint
CREATE INDEX "registrations_by_person" ON "registrations" USING btree ("person_id","registered_at");--> statement-breakpoint
CREATE INDEX "scans_by_event" ON "scans" USING btree ("event_id","scanned_at");--> statement-breakpoint
CREATE INDEX "scans_by_registration" ON "scans" USING btree ("registration_id");--> statement-breakpoint
ALTER TABLE "interview_slots" ADD CONSTRAINT "interview_slots_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "an_event_has_places" CHECK ("events"."capacity" between 1 and 100000);--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "registration_closes_after_it_opened" CHECK ("events"."registration_closes_at" > "events"."registration_opens_at");--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "registration_has_both_ends" CHECK (("events"."registration_opens_at" is null) = ("events"."registration_closes_at" is null));--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "event_kind_is_known" CHECK ("events"."kind" in ('jobFair', 'onlineFair', 'companyTalk', 'liveStream', 'guidanceSession', 'policyTalk', 'summerPractice'));--> statement-breakpoint
ALTER TABLE "training_classes" ADD CONSTRAINT "reserved_places_are_places" CHECK ("training_classes"."reserved_places" >= 0 and "training_classes"."reserved_places" <= coalesce("training_classes"."capacity", 0));