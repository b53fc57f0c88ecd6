CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"person_id" uuid NOT NULL,
	"login_name" text NOT NULL,
	"password_hash" text NOT NULL,
	"email" text,
	"state" text DEFAULT 'active' NOT NULL,
	"must_change_password" integer DEFAULT 0 NOT NULL,
	"last_sign_in_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "login_name_is_taken_once" UNIQUE("login_name"),
	CONSTRAINT "account_state_is_known" CHECK ("accounts"."state" in ('active', 'disabled'))
);
--> statement-breakpoint
CREATE TABLE "audit_chains" (
	"shard" smallint PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"hash" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"shard" smallint NOT NULL,
	"seq" bigint DEFAULT 0 NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_account_id" uuid,
	"actor_role" text,
	"action" text NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"union_id" uuid,
	"reason" text,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"request_id" text,
	"previous_hash" "bytea" DEFAULT ''::bytea NOT NULL,
	"hash" "bytea" DEFAULT ''::bytea NOT NULL
);
--> statement-breakpoint
CREATE TABLE "limits" (
	"key" text NOT NULL,
	"window_start" timestamp with time zone NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "one_count_per_key_and_window" PRIMARY KEY("key","window_start")
);
--> statement-breakpoint
CREATE TABLE "one_time_tokens" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"hash" "bytea" NOT NULL,
	"purpose" text NOT NULL,
	"account_id" uuid,
	"person_id" uuid,
	"union_id" uuid,
	"company_id" uuid,
	"role" text,
	"email" text,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "one_time_token_is_unique" UNIQUE("hash"),
	CONSTRAINT "token_purpose_is_known" CHECK ("one_time_tokens"."purpose" in ('firstAdministrator', 'invitation', 'passwordRecovery', 'graduateClaim'))
);
--> statement-breakpoint
CREATE TABLE "refresh_tokens" (
	"hash" "bytea" PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "role_grants" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"account_id" uuid NOT NULL,
	"role" text NOT NULL,
	"union_id" uuid,
	"company_id" uuid,
	"granted_by" uuid,
	"granted_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "role_is_known" CHECK ("role_grants"."role" in ('graduate', 'parent', 'recruiter', 'caseworker', 'reviewer', 'payer', 'statistician', 'auditor', 'systemAdmin', 'securityAdmin')),
	CONSTRAINT "a_recruiter_belongs_to_a_company" CHECK (("role_grants"."role" = 'recruiter') = ("role_grants"."company_id" is not null)),
	CONSTRAINT "a_union_role_belongs_to_a_union" CHECK (("role_grants"."role" in ('caseworker','reviewer','payer','statistician','auditor','systemAdmin','securityAdmin')) = ("role_grants"."union_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"account_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_because" text
);
--> statement-breakpoint
CREATE TABLE "application_steps" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"application_id" uuid NOT NULL,
	"from_state" text,
	"to_state" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_role" text NOT NULL,
	"actor_account_id" uuid,
	"note" text
);
--> statement-breakpoint
CREATE TABLE "applications" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"position_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"state" text DEFAULT 'submitted' NOT NULL,
	"resume" jsonb NOT NULL,
	"message" text DEFAULT '' NOT NULL,
	"reply" text,
	"interview_at" timestamp with time zone,
	"interview_place" text,
	"start_on" date,
	"company_confirmed_at" timestamp with time zone,
	"graduate_confirmed_at" timestamp with time zone,
	"submitted_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone,
	"moved_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "application_state_is_known" CHECK ("applications"."state" in ('submitted', 'viewed', 'interview', 'offered', 'accepted', 'hired', 'declined', 'offerDeclined', 'withdrawn', 'closed')),
	CONSTRAINT "hired_needs_both_sides" CHECK ("applications"."state" <> 'hired' or ("applications"."company_confirmed_at" is not null and "applications"."graduate_confirmed_at" is not null and "applications"."start_on" is not null))
);
--> statement-breakpoint
CREATE TABLE "internships" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"company_id" uuid,
	"employer_name" text NOT NULL,
	"position_id" uuid,
	"application_id" uuid,
	"union_id" uuid NOT NULL,
	"confirmed_on" date NOT NULL,
	"start_on" date NOT NULL,
	"end_on" date,
	"months" integer,
	"evidence" text,
	"supplementary" boolean DEFAULT false NOT NULL,
	"recorded_by" uuid,
	"recorded_at" timestamp with time zone NOT NULL,
	"cancelled_on" date,
	"cancellation_reason" text,
	CONSTRAINT "internship_kind_is_known" CHECK ("internships"."kind" in ('internship', 'traineeship')),
	CONSTRAINT "a_cancelled_internship_says_why" CHECK (("internships"."cancelled_on" is null) = ("internships"."cancellation_reason" is null))
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"account_id" uuid NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"href" text,
	"once_key" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"read_at" timestamp with time zone,
	CONSTRAINT "a_notice_is_delivered_once" UNIQUE("once_key")
);
--> statement-breakpoint
CREATE TABLE "placements" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"person_id" uuid NOT NULL,
	"company_id" uuid,
	"employer_name" text NOT NULL,
	"position_id" uuid,
	"application_id" uuid,
	"union_id" uuid NOT NULL,
	"path" text NOT NULL,
	"start_on" date NOT NULL,
	"ended_on" date,
	"company_confirmed_at" timestamp with time zone,
	"graduate_confirmed_at" timestamp with time zone,
	"evidence" text,
	"supplementary" boolean DEFAULT false NOT NULL,
	"recorded_by" uuid,
	"recorded_at" timestamp with time zone NOT NULL,
	"cancelled_at" timestamp with time zone,
	"cancellation_reason" text,
	CONSTRAINT "placement_path_is_known" CHECK ("placements"."path" in ('platform', 'fair', 'referral', 'targetedPost', 'training')),
	CONSTRAINT "a_placement_is_confirmed_or_proved" CHECK (("placements"."company_confirmed_at" is not null and "placements"."graduate_confirmed_at" is not null) or "placements"."evidence" is not null),
	CONSTRAINT "a_cancelled_placement_says_why" CHECK (("placements"."cancelled_at" is null) = ("placements"."cancellation_reason" is null))
);
--> statement-breakpoint
CREATE TABLE "resumes" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"skills" text DEFAULT '' NOT NULL,
	"experience" text DEFAULT '' NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "companies" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"credit_code" text NOT NULL,
	"credit_code_note" text,
	"name" text NOT NULL,
	"short_name" text NOT NULL,
	"nature" text NOT NULL,
	"size" text NOT NULL,
	"industry" text NOT NULL,
	"town" text NOT NULL,
	"address" text NOT NULL,
	"introduction" text DEFAULT '' NOT NULL,
	"contact_name" text NOT NULL,
	"contact_phone" text NOT NULL,
	"state" text DEFAULT 'submitted' NOT NULL,
	"union_id" uuid NOT NULL,
	"answer_due_on" date NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_by" uuid,
	"decision_note" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "one_company_per_credit_code" UNIQUE("credit_code"),
	CONSTRAINT "company_nature_is_known" CHECK ("companies"."nature" in ('stateOwned', 'private', 'foreign', 'jointVenture', 'public', 'social')),
	CONSTRAINT "company_size_is_known" CHECK ("companies"."size" in ('under20', 'from20', 'from100', 'from300', 'over1000')),
	CONSTRAINT "company_state_is_known" CHECK ("companies"."state" in ('submitted', 'verified', 'returned', 'suspended'))
);
--> statement-breakpoint
CREATE TABLE "company_tag_periods" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"company_id" uuid NOT NULL,
	"tag" text NOT NULL,
	"from_day" date NOT NULL,
	"until_day" date,
	"evidence" text NOT NULL,
	"granted_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "company_tag_is_known" CHECK ("company_tag_periods"."tag" in ('stateOwnedLargeMedium', 'modelWorkerEnterprise', 'caringEnterprise')),
	CONSTRAINT "a_tag_ends_after_it_began" CHECK ("company_tag_periods"."until_day" >= "company_tag_periods"."from_day")
);
--> statement-breakpoint
CREATE TABLE "event_co_organisers" (
	"event_id" uuid NOT NULL,
	"union_id" uuid NOT NULL,
	CONSTRAINT "one_row_per_event_and_co_organiser" PRIMARY KEY("event_id","union_id")
);
--> statement-breakpoint
CREATE TABLE "event_positions" (
	"event_id" uuid NOT NULL,
	"position_id" uuid NOT NULL,
	"headcount" integer,
	CONSTRAINT "one_row_per_event_and_position" PRIMARY KEY("event_id","position_id"),
	CONSTRAINT "shown_headcount_is_not_negative" CHECK ("event_positions"."headcount" >= 0)
);
--> statement-breakpoint
CREATE TABLE "events" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"lead_union_id" uuid NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"hours" text DEFAULT '' NOT NULL,
	"place" text NOT NULL,
	"town" text,
	"description" text DEFAULT '' NOT NULL,
	"state" text DEFAULT 'planned' NOT NULL,
	"held_confirmed_at" timestamp with time zone,
	"not_held_reason" text,
	"visitors" integer,
	"supplementary" boolean DEFAULT false NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "event_kind_is_known" CHECK ("events"."kind" in ('jobFair', 'onlineFair', 'companyTalk', 'liveStream', 'guidanceSession', 'policyTalk')),
	CONSTRAINT "event_state_is_known" CHECK ("events"."state" in ('planned', 'held', 'notHeld')),
	CONSTRAINT "an_event_ends_after_it_began" CHECK ("events"."ends_on" >= "events"."starts_on"),
	CONSTRAINT "an_event_not_held_says_why" CHECK (("events"."state" = 'notHeld') = ("events"."not_held_reason" is not null))
);
--> statement-breakpoint
CREATE TABLE "claim_requests" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"account_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"union_id" uuid NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_by" uuid,
	"confirmed" boolean,
	"reason" text
);
--> statement-breakpoint
CREATE TABLE "graduates" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"place_of_origin" text,
	"email" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "help_needs" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"person_id" uuid NOT NULL,
	"opened_on" date NOT NULL,
	"closed_on" date,
	"closed_by" text,
	"note" text,
	"opened_by_account" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "need_closer_is_known" CHECK ("help_needs"."closed_by" in ('self', 'union', 'other')),
	CONSTRAINT "a_closed_need_says_by_whom" CHECK (("help_needs"."closed_on" is null) = ("help_needs"."closed_by" is null)),
	CONSTRAINT "a_need_closes_after_it_opened" CHECK ("help_needs"."closed_on" >= "help_needs"."opened_on")
);
--> statement-breakpoint
CREATE TABLE "household_episodes" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"household_id" uuid NOT NULL,
	"opened_on" date NOT NULL,
	"closed_on" date,
	"closing_reason" text,
	"note" text,
	CONSTRAINT "closing_reason_is_known" CHECK ("household_episodes"."closing_reason" in ('exitHardship', 'socialSafetyNet', 'death', 'openedInError', 'movedAway', 'renounced')),
	CONSTRAINT "a_closed_episode_has_a_reason" CHECK (("household_episodes"."closed_on" is null) = ("household_episodes"."closing_reason" is null)),
	CONSTRAINT "an_episode_ends_after_it_began" CHECK ("household_episodes"."closed_on" >= "household_episodes"."opened_on")
);
--> statement-breakpoint
CREATE TABLE "household_managements" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"household_id" uuid NOT NULL,
	"union_id" uuid NOT NULL,
	"from_day" date NOT NULL,
	"until_day" date,
	CONSTRAINT "a_management_lasts_a_day" CHECK ("household_managements"."until_day" > "household_managements"."from_day")
);
--> statement-breakpoint
CREATE TABLE "household_members" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"household_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"relation" text NOT NULL,
	"identity" text NOT NULL,
	"joined_on" date NOT NULL,
	"left_on" date,
	"active" boolean DEFAULT false NOT NULL,
	CONSTRAINT "relation_is_known" CHECK ("household_members"."relation" in ('self', 'spouse', 'child', 'adoptedChild', 'stepChild', 'parent', 'otherDependant')),
	CONSTRAINT "identity_is_known" CHECK ("household_members"."identity" in ('worker', 'unemployed', 'retired', 'student', 'graduate', 'child', 'other'))
);
--> statement-breakpoint
CREATE TABLE "household_versions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"household_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"changed_by" uuid,
	"changed_at" timestamp with time zone NOT NULL,
	"reason" text NOT NULL,
	"summary" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "households" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"archive_number" text NOT NULL,
	"primary_worker_id" uuid NOT NULL,
	"migrant_worker" boolean DEFAULT false NOT NULL,
	"archive_level" text DEFAULT 'district' NOT NULL,
	"hardship_sealed" "bytea" NOT NULL,
	"address_sealed" "bytea",
	"verified_on" date,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "archive_number_is_unique" UNIQUE("archive_number"),
	CONSTRAINT "one_archive_per_worker" UNIQUE("primary_worker_id"),
	CONSTRAINT "archive_level_is_known" CHECK ("households"."archive_level" in ('national', 'provincial', 'city', 'district', 'grassroots'))
);
--> statement-breakpoint
CREATE TABLE "intentions" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"occupations" text[] DEFAULT '{}' NOT NULL,
	"towns" text[] DEFAULT '{}' NOT NULL,
	"kinds" text[] DEFAULT '{}' NOT NULL,
	"expected_pay" integer,
	"note" text,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outcomes" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"from_day" date NOT NULL,
	"evidence" text,
	"resolved_by" text NOT NULL,
	"employer_name" text,
	"placement_id" uuid,
	"recorded_by" uuid,
	"recorded_at" timestamp with time zone NOT NULL,
	"retracted_at" timestamp with time zone,
	"retraction_reason" text,
	CONSTRAINT "outcome_kind_is_known" CHECK ("outcomes"."kind" in ('agreement', 'contract', 'otherEmployment', 'researchAssistant', 'grassrootsProject', 'selfEmployed', 'flexible', 'enlisted', 'furtherStudy', 'studyAbroad', 'seeking', 'planningStudy', 'notSeeking', 'unknown')),
	CONSTRAINT "resolver_is_known" CHECK ("outcomes"."resolved_by" in ('self', 'union'))
);
--> statement-breakpoint
CREATE TABLE "roster_bad_rows" (
	"import_id" uuid NOT NULL,
	"row_number" integer NOT NULL,
	"cells_sealed" "bytea" NOT NULL,
	"problems" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "roster_imports" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"union_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"file_sealed" "bytea",
	"file_hash" "bytea" NOT NULL,
	"sheet" text,
	"mapping" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"state" text NOT NULL,
	"failure" text,
	"rows_total" integer DEFAULT 0 NOT NULL,
	"rows_done" integer DEFAULT 0 NOT NULL,
	"rows_new" integer DEFAULT 0 NOT NULL,
	"rows_unchanged" integer DEFAULT 0 NOT NULL,
	"rows_changed" integer DEFAULT 0 NOT NULL,
	"rows_bad" integer DEFAULT 0 NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"committed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "studies" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"person_id" uuid NOT NULL,
	"school" text NOT NULL,
	"campus_division" text,
	"major" text NOT NULL,
	"degree" text NOT NULL,
	"education_mode" text NOT NULL,
	"graduation_year" integer NOT NULL,
	"state" text DEFAULT 'onTrack' NOT NULL,
	"registering_union_id" uuid,
	"hardship_proof" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "degree_is_known" CHECK ("studies"."degree" in ('vocational', 'college', 'bachelor', 'master', 'doctor')),
	CONSTRAINT "education_mode_is_known" CHECK ("studies"."education_mode" in ('regular', 'adult', 'online', 'partTime')),
	CONSTRAINT "study_state_is_known" CHECK ("studies"."state" in ('onTrack', 'dropped', 'postponed')),
	CONSTRAINT "graduation_year_is_plausible" CHECK ("studies"."graduation_year" between 1950 and 2100),
	CONSTRAINT "a_registered_study_has_proof" CHECK ("studies"."registering_union_id" is null or "studies"."hardship_proof" is not null)
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"name" text NOT NULL,
	"id_number_sealed" "bytea",
	"id_number_hash" "bytea",
	"id_number_mask" text,
	"birth_date" date,
	"phone_sealed" "bytea",
	"phone_hash" "bytea",
	"phone_mask" text,
	"died_on" date,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "one_person_per_id_number" UNIQUE("id_number_hash")
);
--> statement-breakpoint
CREATE TABLE "favourites" (
	"person_id" uuid NOT NULL,
	"position_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "positions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"company_id" uuid NOT NULL,
	"title" text NOT NULL,
	"kind" text NOT NULL,
	"occupation" text NOT NULL,
	"headcount" integer NOT NULL,
	"education" text NOT NULL,
	"majors" text[] DEFAULT '{}' NOT NULL,
	"employment_type" text NOT NULL,
	"town" text NOT NULL,
	"address" text NOT NULL,
	"pay_min" integer NOT NULL,
	"pay_max" integer NOT NULL,
	"pay_unit" text NOT NULL,
	"pay_months" integer DEFAULT 12 NOT NULL,
	"duties" text NOT NULL,
	"conditions" text NOT NULL,
	"open_to_current_year" boolean DEFAULT true NOT NULL,
	"valid_until" date NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"submitted_at" timestamp with time zone,
	"suitable_for_graduates" boolean DEFAULT false NOT NULL,
	"preference" text DEFAULT 'none' NOT NULL,
	"approving_union_id" uuid,
	"first_published_on" date,
	"published_at" timestamp with time zone,
	"preferred_on" date,
	"preferred_headcount" integer,
	"decision_note" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "position_kind_is_known" CHECK ("positions"."kind" in ('fullTime', 'internship', 'traineeship', 'publicWelfare')),
	CONSTRAINT "occupation_is_known" CHECK ("positions"."occupation" in ('finance', 'administration', 'sales', 'software', 'engineering', 'logistics', 'design', 'education', 'health', 'construction', 'service', 'public', 'other')),
	CONSTRAINT "education_is_known" CHECK ("positions"."education" in ('any', 'college', 'bachelor', 'master', 'doctor')),
	CONSTRAINT "employment_type_is_known" CHECK ("positions"."employment_type" in ('contract', 'dispatch', 'partTime', 'internshipAgreement', 'traineeshipAgreement')),
	CONSTRAINT "pay_unit_is_known" CHECK ("positions"."pay_unit" in ('month', 'day')),
	CONSTRAINT "position_state_is_known" CHECK ("positions"."state" in ('draft', 'submitted', 'published', 'paused', 'closed', 'expired', 'rejected')),
	CONSTRAINT "preference_is_known" CHECK ("positions"."preference" in ('none', 'priority', 'targeted')),
	CONSTRAINT "headcount_is_at_least_one" CHECK ("positions"."headcount" between 1 and 9999),
	CONSTRAINT "pay_range_is_in_order" CHECK ("positions"."pay_min" > 0 and "positions"."pay_max" >= "positions"."pay_min"),
	CONSTRAINT "pay_months_are_plausible" CHECK ("positions"."pay_months" between 1 and 24),
	CONSTRAINT "a_published_position_has_an_approving_unit" CHECK ("positions"."first_published_on" is null or "positions"."approving_union_id" is not null),
	CONSTRAINT "a_preferred_position_has_its_headcount" CHECK (("positions"."preferred_on" is null) = ("positions"."preferred_headcount" is null))
);
--> statement-breakpoint
CREATE TABLE "position_search" (
	"position_id" uuid PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"words" "tsvector" NOT NULL,
	"pinyin" text NOT NULL,
	"kind" text NOT NULL,
	"town" text NOT NULL,
	"education" integer NOT NULL,
	"monthly_min" integer NOT NULL,
	"monthly_max" integer NOT NULL,
	"published_on" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "campaigns" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"form" text NOT NULL,
	"year" integer NOT NULL,
	"period_start" date NOT NULL,
	"cutoff_day" date NOT NULL,
	"due_day" date NOT NULL,
	"settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "form_is_known" CHECK ("campaigns"."form" in ('sunshine')),
	CONSTRAINT "a_campaign_is_in_order" CHECK ("campaigns"."period_start" <= "campaigns"."cutoff_day" and "campaigns"."cutoff_day" <= "campaigns"."due_day")
);
--> statement-breakpoint
CREATE TABLE "supplementary_records" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"kind" text NOT NULL,
	"union_id" uuid NOT NULL,
	"person_id" uuid,
	"on_day" date NOT NULL,
	"quantity" integer DEFAULT 1 NOT NULL,
	"amount_fen" bigint,
	"returned_fen" bigint,
	"returned_on" date,
	"contract_number" text,
	"policy" text,
	"title" text NOT NULL,
	"evidence" text NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"withdrawal_reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "supplementary_kind_is_known" CHECK ("supplementary_records"."kind" in ('internship', 'skillTraining', 'certificate', 'event', 'guidance', 'entrepreneurshipTraining', 'loanTranche', 'policyGrant', 'placement', 'jobSeekingAllowance')),
	CONSTRAINT "quantity_is_positive" CHECK ("supplementary_records"."quantity" > 0),
	CONSTRAINT "a_named_record_counts_once" CHECK ("supplementary_records"."person_id" is null or "supplementary_records"."quantity" = 1),
	CONSTRAINT "loans_placements_and_allowances_name_the_person" CHECK ("supplementary_records"."person_id" is not null or "supplementary_records"."kind" not in ('loanTranche', 'placement', 'jobSeekingAllowance')),
	CONSTRAINT "money_kinds_carry_an_amount" CHECK (("supplementary_records"."kind" in ('loanTranche', 'jobSeekingAllowance')) = ("supplementary_records"."amount_fen" is not null)),
	CONSTRAINT "an_amount_is_positive" CHECK ("supplementary_records"."amount_fen" > 0),
	CONSTRAINT "a_return_is_dated" CHECK (("supplementary_records"."returned_fen" is null) = ("supplementary_records"."returned_on" is null)),
	CONSTRAINT "a_return_is_within_the_payment" CHECK ("supplementary_records"."returned_fen" between 1 and "supplementary_records"."amount_fen"),
	CONSTRAINT "a_loan_has_a_contract" CHECK (("supplementary_records"."kind" = 'loanTranche') = ("supplementary_records"."contract_number" is not null))
);
--> statement-breakpoint
CREATE TABLE "union_ancestry" (
	"union_id" uuid NOT NULL,
	"ancestor_id" uuid NOT NULL,
	"depth" integer NOT NULL,
	CONSTRAINT "one_row_per_union_and_ancestor" PRIMARY KEY("union_id","ancestor_id")
);
--> statement-breakpoint
CREATE TABLE "unions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"short_name" text NOT NULL,
	"kind" text NOT NULL,
	"parent_id" uuid,
	"division_code" text,
	"contact_phone" text,
	"position" integer DEFAULT 0 NOT NULL,
	"closed_on" date,
	"successor_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "union_code_is_unique" UNIQUE("code"),
	CONSTRAINT "union_kind_is_known" CHECK ("unions"."kind" in ('district', 'territorial', 'system', 'grassroots')),
	CONSTRAINT "only_the_district_has_no_parent" CHECK (("unions"."kind" = 'district') = ("unions"."parent_id" is null))
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_tokens" ADD CONSTRAINT "one_time_tokens_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_tokens" ADD CONSTRAINT "one_time_tokens_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_tokens" ADD CONSTRAINT "one_time_tokens_union_id_unions_id_fk" FOREIGN KEY ("union_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_tokens" ADD CONSTRAINT "one_time_tokens_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refresh_tokens" ADD CONSTRAINT "refresh_tokens_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grants" ADD CONSTRAINT "role_grants_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grants" ADD CONSTRAINT "role_grants_union_id_unions_id_fk" FOREIGN KEY ("union_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grants" ADD CONSTRAINT "role_grants_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_steps" ADD CONSTRAINT "application_steps_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_position_id_positions_id_fk" FOREIGN KEY ("position_id") REFERENCES "public"."positions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_person_id_graduates_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."graduates"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "internships" ADD CONSTRAINT "internships_person_id_graduates_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."graduates"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "internships" ADD CONSTRAINT "internships_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "internships" ADD CONSTRAINT "internships_position_id_positions_id_fk" FOREIGN KEY ("position_id") REFERENCES "public"."positions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "internships" ADD CONSTRAINT "internships_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "internships" ADD CONSTRAINT "internships_union_id_unions_id_fk" FOREIGN KEY ("union_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placements" ADD CONSTRAINT "placements_person_id_graduates_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."graduates"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placements" ADD CONSTRAINT "placements_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placements" ADD CONSTRAINT "placements_position_id_positions_id_fk" FOREIGN KEY ("position_id") REFERENCES "public"."positions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placements" ADD CONSTRAINT "placements_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placements" ADD CONSTRAINT "placements_union_id_unions_id_fk" FOREIGN KEY ("union_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resumes" ADD CONSTRAINT "resumes_person_id_graduates_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."graduates"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "companies" ADD CONSTRAINT "companies_union_id_unions_id_fk" FOREIGN KEY ("union_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "company_tag_periods" ADD CONSTRAINT "company_tag_periods_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_co_organisers" ADD CONSTRAINT "event_co_organisers_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_co_organisers" ADD CONSTRAINT "event_co_organisers_union_id_unions_id_fk" FOREIGN KEY ("union_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_positions" ADD CONSTRAINT "event_positions_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_positions" ADD CONSTRAINT "event_positions_position_id_positions_id_fk" FOREIGN KEY ("position_id") REFERENCES "public"."positions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_lead_union_id_unions_id_fk" FOREIGN KEY ("lead_union_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_requests" ADD CONSTRAINT "claim_requests_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_requests" ADD CONSTRAINT "claim_requests_union_id_unions_id_fk" FOREIGN KEY ("union_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "graduates" ADD CONSTRAINT "graduates_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "help_needs" ADD CONSTRAINT "help_needs_person_id_graduates_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."graduates"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "household_episodes" ADD CONSTRAINT "household_episodes_household_id_households_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."households"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "household_managements" ADD CONSTRAINT "household_managements_household_id_households_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."households"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "household_managements" ADD CONSTRAINT "household_managements_union_id_unions_id_fk" FOREIGN KEY ("union_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "household_members" ADD CONSTRAINT "household_members_household_id_households_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."households"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "household_members" ADD CONSTRAINT "household_members_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "household_versions" ADD CONSTRAINT "household_versions_household_id_households_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."households"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "households" ADD CONSTRAINT "households_primary_worker_id_people_id_fk" FOREIGN KEY ("primary_worker_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intentions" ADD CONSTRAINT "intentions_person_id_graduates_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."graduates"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcomes" ADD CONSTRAINT "outcomes_person_id_graduates_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."graduates"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roster_bad_rows" ADD CONSTRAINT "roster_bad_rows_import_id_roster_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."roster_imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roster_imports" ADD CONSTRAINT "roster_imports_union_id_unions_id_fk" FOREIGN KEY ("union_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "studies" ADD CONSTRAINT "studies_person_id_graduates_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."graduates"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "studies" ADD CONSTRAINT "studies_registering_union_id_unions_id_fk" FOREIGN KEY ("registering_union_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "favourites" ADD CONSTRAINT "favourites_position_id_positions_id_fk" FOREIGN KEY ("position_id") REFERENCES "public"."positions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "positions" ADD CONSTRAINT "positions_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "positions" ADD CONSTRAINT "positions_approving_union_id_unions_id_fk" FOREIGN KEY ("approving_union_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position_search" ADD CONSTRAINT "position_search_position_id_positions_id_fk" FOREIGN KEY ("position_id") REFERENCES "public"."positions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplementary_records" ADD CONSTRAINT "supplementary_records_union_id_unions_id_fk" FOREIGN KEY ("union_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplementary_records" ADD CONSTRAINT "supplementary_records_person_id_graduates_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."graduates"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "union_ancestry" ADD CONSTRAINT "union_ancestry_union_id_unions_id_fk" FOREIGN KEY ("union_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "union_ancestry" ADD CONSTRAINT "union_ancestry_ancestor_id_unions_id_fk" FOREIGN KEY ("ancestor_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unions" ADD CONSTRAINT "unions_parent_id_unions_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unions" ADD CONSTRAINT "unions_successor_id_unions_id_fk" FOREIGN KEY ("successor_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "accounts_by_person" ON "accounts" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "accounts_by_email" ON "accounts" USING btree ("email");--> statement-breakpoint
CREATE UNIQUE INDEX "audit_chain_has_no_gap" ON "audit_entries" USING btree ("shard","seq");--> statement-breakpoint
CREATE INDEX "audit_by_subject" ON "audit_entries" USING btree ("subject_type","subject_id","at");--> statement-breakpoint
CREATE INDEX "one_time_tokens_by_person" ON "one_time_tokens" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "refresh_tokens_by_session" ON "refresh_tokens" USING btree ("session_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_live_grant_per_role_and_place" ON "role_grants" USING btree ("account_id","role",coalesce("union_id", "company_id", '00000000-0000-0000-0000-000000000000'::uuid)) WHERE "role_grants"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "role_grants_by_union" ON "role_grants" USING btree ("union_id");--> statement-breakpoint
CREATE INDEX "role_grants_by_company" ON "role_grants" USING btree ("company_id");--> statement-breakpoint
CREATE INDEX "sessions_by_account" ON "sessions" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "steps_by_application" ON "application_steps" USING btree ("application_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "one_live_application_per_person_and_position" ON "applications" USING btree ("person_id","position_id") WHERE "applications"."state" in ('submitted', 'viewed', 'interview', 'offered', 'accepted', 'hired');--> statement-breakpoint
CREATE INDEX "applications_by_position" ON "applications" USING btree ("position_id","state","submitted_at");--> statement-breakpoint
CREATE INDEX "applications_by_person" ON "applications" USING btree ("person_id","submitted_at");--> statement-breakpoint
CREATE UNIQUE INDEX "one_internship_per_application" ON "internships" USING btree ("application_id") WHERE "internships"."cancelled_on" is null;--> statement-breakpoint
CREATE INDEX "internships_by_union" ON "internships" USING btree ("union_id","confirmed_on");--> statement-breakpoint
CREATE INDEX "internships_by_person" ON "internships" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "notices_by_account" ON "notices" USING btree ("account_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "one_placement_per_application" ON "placements" USING btree ("application_id") WHERE "placements"."cancelled_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "one_placement_per_person_and_start" ON "placements" USING btree ("person_id","start_on") WHERE "placements"."cancelled_at" is null;--> statement-breakpoint
CREATE INDEX "placements_by_union" ON "placements" USING btree ("union_id","start_on");--> statement-breakpoint
CREATE INDEX "placements_by_person" ON "placements" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "companies_by_union" ON "companies" USING btree ("union_id","state");--> statement-breakpoint
CREATE UNIQUE INDEX "one_open_period_per_tag" ON "company_tag_periods" USING btree ("company_id","tag") WHERE "company_tag_periods"."until_day" is null;--> statement-breakpoint
CREATE INDEX "tags_by_company" ON "company_tag_periods" USING btree ("company_id");--> statement-breakpoint
CREATE INDEX "event_positions_by_position" ON "event_positions" USING btree ("position_id");--> statement-breakpoint
CREATE INDEX "events_by_lead" ON "events" USING btree ("lead_union_id","starts_on");--> statement-breakpoint
CREATE INDEX "events_by_day" ON "events" USING btree ("starts_on");--> statement-breakpoint
CREATE UNIQUE INDEX "one_open_claim_per_account" ON "claim_requests" USING btree ("account_id") WHERE "claim_requests"."decided_at" is null;--> statement-breakpoint
CREATE INDEX "claim_requests_by_union" ON "claim_requests" USING btree ("union_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_open_need_per_person" ON "help_needs" USING btree ("person_id") WHERE "help_needs"."closed_on" is null;--> statement-breakpoint
CREATE INDEX "needs_by_person" ON "help_needs" USING btree ("person_id","opened_on");--> statement-breakpoint
CREATE INDEX "episodes_by_household" ON "household_episodes" USING btree ("household_id","opened_on");--> statement-breakpoint
CREATE UNIQUE INDEX "one_managing_unit_at_a_time" ON "household_managements" USING btree ("household_id") WHERE "household_managements"."until_day" is null;--> statement-breakpoint
CREATE INDEX "managements_by_union" ON "household_managements" USING btree ("union_id","household_id");--> statement-breakpoint
CREATE INDEX "managements_by_household" ON "household_managements" USING btree ("household_id","from_day");--> statement-breakpoint
CREATE UNIQUE INDEX "one_membership_per_person_and_household" ON "household_members" USING btree ("household_id","person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_active_archive_per_person" ON "household_members" USING btree ("person_id") WHERE "household_members"."active";--> statement-breakpoint
CREATE INDEX "members_by_person" ON "household_members" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_row_per_household_version" ON "household_versions" USING btree ("household_id","version");--> statement-breakpoint
CREATE INDEX "outcomes_by_person" ON "outcomes" USING btree ("person_id","from_day");--> statement-breakpoint
CREATE UNIQUE INDEX "one_bad_row_per_number" ON "roster_bad_rows" USING btree ("import_id","row_number");--> statement-breakpoint
CREATE INDEX "roster_imports_by_union" ON "roster_imports" USING btree ("union_id","created_at");--> statement-breakpoint
CREATE INDEX "studies_by_person" ON "studies" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "studies_by_year" ON "studies" USING btree ("graduation_year");--> statement-breakpoint
CREATE INDEX "people_by_phone_hash" ON "people" USING btree ("phone_hash");--> statement-breakpoint
CREATE INDEX "people_by_name" ON "people" USING btree ("name");--> statement-breakpoint
CREATE UNIQUE INDEX "one_favourite_per_person_and_position" ON "favourites" USING btree ("person_id","position_id");--> statement-breakpoint
CREATE INDEX "positions_by_company" ON "positions" USING btree ("company_id","state");--> statement-breakpoint
CREATE INDEX "positions_by_approving_union" ON "positions" USING btree ("approving_union_id");--> statement-breakpoint
CREATE INDEX "positions_to_expire" ON "positions" USING btree ("valid_until") WHERE "positions"."state" in ('published', 'paused');--> statement-breakpoint
CREATE INDEX "positions_newest" ON "positions" USING btree ("published_at") WHERE "positions"."state" = 'published';--> statement-breakpoint
CREATE INDEX "position_search_by_words" ON "position_search" USING gin ("words");--> statement-breakpoint
CREATE UNIQUE INDEX "one_campaign_per_form_and_year" ON "campaigns" USING btree ("form","year");--> statement-breakpoint
CREATE INDEX "supplementary_by_union" ON "supplementary_records" USING btree ("union_id","on_day");--> statement-breakpoint
CREATE INDEX "supplementary_by_person" ON "supplementary_records" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "union_ancestry_by_ancestor" ON "union_ancestry" USING btree ("ancestor_id","union_id");--> statement-breakpoint
CREATE INDEX "unions_by_parent" ON "unions" USING btree ("parent_id");