CREATE TABLE "application_views" (
	"application_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"first_seen_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"file_seen_at" timestamp with time zone,
	CONSTRAINT "one_view_per_application_and_account" PRIMARY KEY("application_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "company_blocks" (
	"person_id" uuid NOT NULL,
	"company_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "one_block_per_person_and_company" PRIMARY KEY("person_id","company_id")
);
--> statement-breakpoint
CREATE TABLE "company_commitments" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"company_id" uuid NOT NULL,
	"union_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"amount" integer NOT NULL,
	"from_day" date NOT NULL,
	"until_day" date NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"cancelled_at" timestamp with time zone,
	"cancellation_reason" text,
	CONSTRAINT "commitment_kind_is_known" CHECK ("company_commitments"."kind" in ('positions', 'placements', 'internships', 'fairs')),
	CONSTRAINT "a_commitment_is_for_some" CHECK ("company_commitments"."amount" between 1 and 100000),
	CONSTRAINT "a_commitment_ends_after_it_began" CHECK ("company_commitments"."until_day" >= "company_commitments"."from_day"),
	CONSTRAINT "a_cancelled_commitment_says_why" CHECK (("company_commitments"."cancelled_at" is null) = ("company_commitments"."cancellation_reason" is null))
);
--> statement-breakpoint
CREATE TABLE "company_verifications" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"company_id" uuid NOT NULL,
	"union_id" uuid NOT NULL,
	"verified_on" date NOT NULL,
	"valid_until" date NOT NULL,
	"verified_by" uuid NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	CONSTRAINT "a_verification_holds_for_a_time" CHECK ("company_verifications"."valid_until" > "company_verifications"."verified_on")
);
--> statement-breakpoint
CREATE TABLE "position_wishes" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"person_id" uuid,
	"words" text NOT NULL,
	"kinds" text[] DEFAULT '{}' NOT NULL,
	"towns" text[] DEFAULT '{}' NOT NULL,
	"education" text,
	"salary_min" integer,
	"state" text DEFAULT 'open' NOT NULL,
	"wished_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	"position_id" uuid,
	CONSTRAINT "wish_state_is_known" CHECK ("position_wishes"."state" in ('open', 'met', 'withdrawn')),
	CONSTRAINT "a_settled_wish_says_when" CHECK (("position_wishes"."state" = 'open') = ("position_wishes"."settled_at" is null)),
	CONSTRAINT "a_met_wish_has_its_position" CHECK (("position_wishes"."state" = 'met') = ("position_wishes"."position_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "recommendation_feedback" (
	"person_id" uuid NOT NULL,
	"position_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"given_at" timestamp with time zone NOT NULL,
	CONSTRAINT "one_feedback_per_person_and_position" PRIMARY KEY("person_id","position_id"),
	CONSTRAINT "not_for_me_reason_is_known" CHECK ("recommendation_feedback"."reason" in ('occupation', 'pay', 'place', 'kind', 'company', 'requirements', 'other'))
);
--> statement-breakpoint
CREATE TABLE "saved_searches" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"person_id" uuid NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"rhythm" text DEFAULT 'daily' NOT NULL,
	"seen_until" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "alert_rhythm_is_known" CHECK ("saved_searches"."rhythm" in ('off', 'daily', 'weekly'))
);
--> statement-breakpoint
CREATE TABLE "interview_slots" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"company_id" uuid NOT NULL,
	"position_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"place" text NOT NULL,
	"lane" text DEFAULT '' NOT NULL,
	"application_id" uuid,
	"person_id" uuid,
	"taken_at" timestamp with time zone,
	"cancelled_at" timestamp with time zone,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "a_slot_ends_after_it_began" CHECK ("interview_slots"."ends_at" > "interview_slots"."starts_at"),
	CONSTRAINT "a_taken_slot_says_by_whom" CHECK (("interview_slots"."application_id" is null) = ("interview_slots"."person_id" is null) and ("interview_slots"."application_id" is null) = ("interview_slots"."taken_at" is null))
);
--> statement-breakpoint
CREATE TABLE "channel_preferences" (
	"account_id" uuid NOT NULL,
	"topic" text NOT NULL,
	"channel" text NOT NULL,
	"wanted" boolean NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "one_preference_per_topic_and_channel" PRIMARY KEY("account_id","topic","channel"),
	CONSTRAINT "message_topic_is_known" CHECK ("channel_preferences"."topic" in ('application', 'interview', 'matching', 'event', 'account', 'work')),
	CONSTRAINT "preferred_channel_is_known" CHECK ("channel_preferences"."channel" in ('mail', 'sms'))
);
--> statement-breakpoint
CREATE TABLE "consents" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"person_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"version" text NOT NULL,
	"given_at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "consent_purpose_is_known" CHECK ("consents"."purpose" in ('recommend'))
);
--> statement-breakpoint
CREATE TABLE "message_deliveries" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"notice_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"not_before" timestamp with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"settled_at" timestamp with time zone,
	"failure" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "channel_is_known" CHECK ("message_deliveries"."channel" in ('mail', 'sms')),
	CONSTRAINT "delivery_state_is_known" CHECK ("message_deliveries"."state" in ('waiting', 'sent', 'failed', 'dropped')),
	CONSTRAINT "a_settled_delivery_says_when" CHECK (("message_deliveries"."state" = 'waiting') = ("message_deliveries"."settled_at" is null))
);
--> statement-breakpoint
CREATE TABLE "position_changes" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"position_id" uuid NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_cursors" (
	"server" text PRIMARY KEY NOT NULL,
	"followed_to" bigint DEFAULT 0 NOT NULL,
	"followed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "position_import_rows" (
	"import_id" uuid NOT NULL,
	"row_number" integer NOT NULL,
	"outcome" text NOT NULL,
	"position_id" uuid,
	"cells" jsonb NOT NULL,
	"problems" jsonb NOT NULL,
	CONSTRAINT "one_outcome_per_row" PRIMARY KEY("import_id","row_number"),
	CONSTRAINT "import_outcome_is_known" CHECK ("position_import_rows"."outcome" in ('created', 'bad')),
	CONSTRAINT "a_created_row_has_its_position" CHECK (("position_import_rows"."outcome" = 'created') = ("position_import_rows"."position_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "position_imports" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"company_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"rows_created" integer NOT NULL,
	"rows_bad" integer NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "position_reports" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"position_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"reported_at" timestamp with time zone NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_by" uuid,
	"answer" text,
	CONSTRAINT "report_reason_is_known" CHECK ("position_reports"."reason" in ('false', 'fee', 'discrimination', 'filled', 'contact', 'unsafe', 'other')),
	CONSTRAINT "position_report_state_is_known" CHECK ("position_reports"."state" in ('open', 'upheld', 'dismissed')),
	CONSTRAINT "a_decided_report_has_an_answer" CHECK (("position_reports"."state" = 'open') = ("position_reports"."decided_at" is null) and ("position_reports"."decided_at" is null) = ("position_reports"."answer" is null))
);
--> statement-breakpoint
CREATE TABLE "position_templates" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"company_id" uuid NOT NULL,
	"name" text NOT NULL,
	"posting" jsonb NOT NULL,
	"created_by" uuid NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "referrals" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"person_id" uuid NOT NULL,
	"position_id" uuid NOT NULL,
	"union_id" uuid NOT NULL,
	"state" text DEFAULT 'asked' NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"referred_by" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"answer_until" date NOT NULL,
	"answered_at" timestamp with time zone,
	"consent_way" text,
	"consent_evidence" text,
	"application_id" uuid,
	"settled_at" timestamp with time zone,
	"reason" text,
	CONSTRAINT "referral_state_is_known" CHECK ("referrals"."state" in ('asked', 'agreed', 'declined', 'revoked', 'lapsed', 'cancelled')),
	CONSTRAINT "consent_way_is_known" CHECK ("referrals"."consent_way" in ('site', 'paper')),
	CONSTRAINT "an_agreed_referral_has_consent_and_application" CHECK (("referrals"."state" in ('agreed', 'revoked')) = ("referrals"."consent_way" is not null and "referrals"."application_id" is not null)),
	CONSTRAINT "paper_consent_has_its_evidence" CHECK (("referrals"."consent_way" = 'paper') is not true or "referrals"."consent_evidence" is not null)
);
--> statement-breakpoint
ALTER TABLE "attachments" DROP CONSTRAINT "attachment_owner_is_known";--> statement-breakpoint
ALTER TABLE "attachments" DROP CONSTRAINT "attachment_kind_is_known";--> statement-breakpoint
ALTER TABLE "attachments" ALTER COLUMN "union_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "resumes" ADD COLUMN "introduction" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "resumes" ADD COLUMN "education" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "resumes" ADD COLUMN "practice" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "resumes" ADD COLUMN "certificates" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "resumes" ADD COLUMN "hidden" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "companies" ADD COLUMN "verified_until" date;--> statement-breakpoint
ALTER TABLE "companies" ADD COLUMN "reverification_reminded_on" date;--> statement-breakpoint
ALTER TABLE "position_search" ADD COLUMN "company_nature" text DEFAULT 'private' NOT NULL;--> statement-breakpoint
ALTER TABLE "position_search" ADD COLUMN "applicants" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "positions" ADD COLUMN "ad_rules_version" text;--> statement-breakpoint
ALTER TABLE "positions" ADD COLUMN "refreshed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "positions" ADD COLUMN "expiry_reminded_on" date;--> statement-breakpoint
ALTER TABLE "application_views" ADD CONSTRAINT "application_views_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "company_blocks" ADD CONSTRAINT "company_blocks_person_id_graduates_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."graduates"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "company_blocks" ADD CONSTRAINT "company_blocks_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "company_commitments" ADD CONSTRAINT "company_commitments_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "company_commitments" ADD CONSTRAINT "company_commitments_union_id_unions_id_fk" FOREIGN KEY ("union_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "company_verifications" ADD CONSTRAINT "company_verifications_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "company_verifications" ADD CONSTRAINT "company_verifications_union_id_unions_id_fk" FOREIGN KEY ("union_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position_wishes" ADD CONSTRAINT "position_wishes_person_id_graduates_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."graduates"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position_wishes" ADD CONSTRAINT "position_wishes_position_id_positions_id_fk" FOREIGN KEY ("position_id") REFERENCES "public"."positions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recommendation_feedback" ADD CONSTRAINT "recommendation_feedback_person_id_graduates_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."graduates"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recommendation_feedback" ADD CONSTRAINT "recommendation_feedback_position_id_positions_id_fk" FOREIGN KEY ("position_id") REFERENCES "public"."positions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_searches" ADD CONSTRAINT "saved_searches_person_id_graduates_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."graduates"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interview_slots" ADD CONSTRAINT "interview_slots_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interview_slots" ADD CONSTRAINT "interview_slots_position_id_positions_id_fk" FOREIGN KEY ("position_id") REFERENCES "public"."positions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interview_slots" ADD CONSTRAINT "interview_slots_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interview_slots" ADD CONSTRAINT "interview_slots_person_id_graduates_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."graduates"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_preferences" ADD CONSTRAINT "channel_preferences_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_deliveries" ADD CONSTRAINT "message_deliveries_notice_id_notices_id_fk" FOREIGN KEY ("notice_id") REFERENCES "public"."notices"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position_import_rows" ADD CONSTRAINT "position_import_rows_import_id_position_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."position_imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position_import_rows" ADD CONSTRAINT "position_import_rows_position_id_positions_id_fk" FOREIGN KEY ("position_id") REFERENCES "public"."positions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position_imports" ADD CONSTRAINT "position_imports_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position_reports" ADD CONSTRAINT "position_reports_position_id_positions_id_fk" FOREIGN KEY ("position_id") REFERENCES "public"."positions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position_templates" ADD CONSTRAINT "position_templates_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_person_id_graduates_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."graduates"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_position_id_positions_id_fk" FOREIGN KEY ("position_id") REFERENCES "public"."positions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_union_id_unions_id_fk" FOREIGN KEY ("union_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "commitments_by_company" ON "company_commitments" USING btree ("company_id","until_day");--> statement-breakpoint
CREATE INDEX "commitments_by_union" ON "company_commitments" USING btree ("union_id","until_day");--> statement-breakpoint
CREATE INDEX "verifications_by_company" ON "company_verifications" USING btree ("company_id","verified_on");--> statement-breakpoint
CREATE INDEX "wishes_by_day" ON "position_wishes" USING btree ("wished_at");--> statement-breakpoint
CREATE INDEX "wishes_by_person" ON "position_wishes" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_saved_search_per_query" ON "saved_searches" USING btree ("person_id","query");--> statement-breakpoint
CREATE INDEX "saved_searches_by_rhythm" ON "saved_searches" USING btree ("rhythm");--> statement-breakpoint
CREATE UNIQUE INDEX "one_slot_per_application" ON "interview_slots" USING btree ("application_id") WHERE "interview_slots"."cancelled_at" is null;--> statement-breakpoint
CREATE INDEX "slots_by_position" ON "interview_slots" USING btree ("position_id","starts_at");--> statement-breakpoint
CREATE INDEX "slots_by_company" ON "interview_slots" USING btree ("company_id","starts_at");--> statement-breakpoint
CREATE UNIQUE INDEX "one_live_consent_per_person_and_purpose" ON "consents" USING btree ("person_id","purpose") WHERE "consents"."withdrawn_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "one_delivery_per_notice_and_channel" ON "message_deliveries" USING btree ("notice_id","channel");--> statement-breakpoint
CREATE INDEX "deliveries_due" ON "message_deliveries" USING btree ("not_before") WHERE "message_deliveries"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "changes_by_position" ON "position_changes" USING btree ("position_id");--> statement-breakpoint
CREATE INDEX "position_imports_by_company" ON "position_imports" USING btree ("company_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "one_open_report_per_account_and_position" ON "position_reports" USING btree ("account_id","position_id") WHERE "position_reports"."state" = 'open';--> statement-breakpoint
CREATE INDEX "position_reports_by_position" ON "position_reports" USING btree ("position_id","state");--> statement-breakpoint
CREATE UNIQUE INDEX "one_template_per_company_and_name" ON "position_templates" USING btree ("company_id","name");--> statement-breakpoint
CREATE UNIQUE INDEX "one_live_referral_per_person_and_position" ON "referrals" USING btree ("person_id","position_id") WHERE "referrals"."state" in ('asked', 'agreed');--> statement-breakpoint
CREATE UNIQUE INDEX "one_referral_per_application" ON "referrals" USING btree ("application_id");--> statement-breakpoint
CREATE INDEX "referrals_by_union" ON "referrals" USING btree ("union_id","asked_at");--> statement-breakpoint
CREATE INDEX "referrals_by_person" ON "referrals" USING btree ("person_id","asked_at");--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "only_own_papers_belong_to_no_unit" CHECK (("attachments"."union_id" is null) = ("attachments"."owner_type" in ('resume', 'application')));--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachment_owner_is_known" CHECK ("attachments"."owner_type" in ('certificate', 'placement', 'internship', 'guaranteedLoan', 'policyGrant', 'jobSeekingAllowance', 'supplementaryRecord', 'study', 'outcome', 'report', 'resume', 'application'));--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachment_kind_is_known" CHECK ("attachments"."kind" in ('evidence', 'signedScan', 'summary', 'experience', 'plan', 'resume'));