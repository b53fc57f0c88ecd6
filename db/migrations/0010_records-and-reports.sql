CREATE TABLE "handovers" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"union_id" uuid NOT NULL,
	"from_account_id" uuid NOT NULL,
	"to_account_id" uuid NOT NULL,
	"counts" jsonb NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"done_by" uuid NOT NULL,
	"done_at" timestamp with time zone NOT NULL,
	CONSTRAINT "a_handover_goes_to_another" CHECK ("handovers"."from_account_id" <> "handovers"."to_account_id")
);
--> statement-breakpoint
CREATE TABLE "internship_extensions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"internship_id" uuid NOT NULL,
	"from_day" date,
	"until_day" date NOT NULL,
	"evidence" text NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "an_extension_makes_it_longer" CHECK ("internship_extensions"."until_day" > "internship_extensions"."from_day")
);
--> statement-breakpoint
CREATE TABLE "retention_calls" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"placement_id" uuid NOT NULL,
	"month" integer NOT NULL,
	"called_on" date NOT NULL,
	"result" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"called_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "retention_result_is_known" CHECK ("retention_calls"."result" in ('stays', 'left', 'unreached')),
	CONSTRAINT "a_call_belongs_to_a_month" CHECK ("retention_calls"."month" in (1, 3, 6, 12))
);
--> statement-breakpoint
CREATE TABLE "attachments" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"owner_type" text NOT NULL,
	"owner_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"union_id" uuid NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"size" integer NOT NULL,
	"hash" "bytea" NOT NULL,
	"content_sealed" "bytea",
	"uploaded_by" uuid NOT NULL,
	"uploaded_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone,
	"removed_by" uuid,
	CONSTRAINT "attachment_owner_is_known" CHECK ("attachments"."owner_type" in ('certificate', 'placement', 'internship', 'guaranteedLoan', 'policyGrant', 'jobSeekingAllowance', 'supplementaryRecord', 'study', 'outcome', 'report')),
	CONSTRAINT "attachment_kind_is_known" CHECK ("attachments"."kind" in ('evidence', 'signedScan', 'summary', 'experience', 'plan')),
	CONSTRAINT "attachment_type_is_known" CHECK ("attachments"."media_type" in ('application/pdf', 'image/jpeg', 'image/png', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')),
	CONSTRAINT "a_removed_attachment_has_no_content" CHECK (("attachments"."removed_at" is null) = ("attachments"."content_sealed" is not null))
);
--> statement-breakpoint
CREATE TABLE "allowance_returns" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"allowance_id" uuid NOT NULL,
	"returned_on" date NOT NULL,
	"amount_fen" bigint NOT NULL,
	"reason" text NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "a_returned_amount_is_positive" CHECK ("allowance_returns"."amount_fen" > 0)
);
--> statement-breakpoint
CREATE TABLE "guaranteed_loans" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"person_id" uuid NOT NULL,
	"union_id" uuid NOT NULL,
	"contract_number" text NOT NULL,
	"bank" text NOT NULL,
	"purpose" text NOT NULL,
	"policy_id" uuid,
	"renewal_of" uuid,
	"approved_on" date NOT NULL,
	"approved_fen" bigint NOT NULL,
	"evidence" text NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"cancelled_at" timestamp with time zone,
	"cancellation_reason" text,
	CONSTRAINT "an_approved_amount_is_positive" CHECK ("guaranteed_loans"."approved_fen" > 0),
	CONSTRAINT "a_cancelled_loan_says_why" CHECK (("guaranteed_loans"."cancelled_at" is null) = ("guaranteed_loans"."cancellation_reason" is null))
);
--> statement-breakpoint
CREATE TABLE "job_seeking_allowances" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"person_id" uuid NOT NULL,
	"union_id" uuid NOT NULL,
	"state" text DEFAULT 'submitted' NOT NULL,
	"purpose" text NOT NULL,
	"note" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"applied_on" date NOT NULL,
	"applied_by" uuid NOT NULL,
	"caseworker_id" uuid,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"reason" text,
	"paid_on" date,
	"paid_by" uuid,
	"receipt" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "allowance_state_is_known" CHECK ("job_seeking_allowances"."state" in ('submitted', 'returned', 'approved', 'paid', 'rejected', 'withdrawn')),
	CONSTRAINT "allowance_purpose_is_known" CHECK ("job_seeking_allowances"."purpose" in ('travel', 'lodging', 'clothing', 'examFee', 'other')),
	CONSTRAINT "an_allowance_is_positive" CHECK ("job_seeking_allowances"."amount_fen" > 0),
	CONSTRAINT "nobody_approves_their_own_application" CHECK ("job_seeking_allowances"."decided_by" <> "job_seeking_allowances"."applied_by"),
	CONSTRAINT "the_caseworker_does_not_approve" CHECK ("job_seeking_allowances"."decided_by" <> "job_seeking_allowances"."caseworker_id"),
	CONSTRAINT "nobody_pays_what_they_approved" CHECK ("job_seeking_allowances"."paid_by" <> "job_seeking_allowances"."decided_by"),
	CONSTRAINT "a_paid_allowance_has_its_receipt" CHECK (("job_seeking_allowances"."state" = 'paid') = ("job_seeking_allowances"."paid_on" is not null and "job_seeking_allowances"."paid_by" is not null and "job_seeking_allowances"."receipt" is not null and "job_seeking_allowances"."decided_by" is not null))
);
--> statement-breakpoint
CREATE TABLE "loan_repayments" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"loan_id" uuid NOT NULL,
	"paid_on" date NOT NULL,
	"amount_fen" bigint NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "a_repayment_is_positive" CHECK ("loan_repayments"."amount_fen" > 0)
);
--> statement-breakpoint
CREATE TABLE "loan_tranches" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"loan_id" uuid NOT NULL,
	"paid_on" date NOT NULL,
	"amount_fen" bigint NOT NULL,
	"evidence" text NOT NULL,
	"sent_back_on" date,
	"sent_back_reason" text,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "a_tranche_is_positive" CHECK ("loan_tranches"."amount_fen" > 0),
	CONSTRAINT "a_tranche_sent_back_says_why" CHECK (("loan_tranches"."sent_back_on" is null) = ("loan_tranches"."sent_back_reason" is null)),
	CONSTRAINT "a_tranche_is_sent_back_after_it_was_paid" CHECK ("loan_tranches"."sent_back_on" >= "loan_tranches"."paid_on")
);
--> statement-breakpoint
CREATE TABLE "policies" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"key" text NOT NULL,
	"category" text NOT NULL,
	"level" text NOT NULL,
	"title" text NOT NULL,
	"benefit" text NOT NULL,
	"conditions" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"papers" text[] DEFAULT '{}' NOT NULL,
	"office" text NOT NULL,
	"source" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_until" date,
	"monthly" boolean DEFAULT false NOT NULL,
	"loan" boolean DEFAULT false NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "one_policy_per_key" UNIQUE("key"),
	CONSTRAINT "policy_category_is_known" CHECK ("policies"."category" in ('skill', 'insurance', 'publicWelfare', 'startUp', 'jobSeeking', 'other')),
	CONSTRAINT "policy_level_is_known" CHECK ("policies"."level" in ('national', 'city', 'district')),
	CONSTRAINT "policy_state_is_known" CHECK ("policies"."state" in ('draft', 'published', 'retired')),
	CONSTRAINT "a_policy_ends_after_it_began" CHECK ("policies"."valid_until" >= "policies"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "policy_applications" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"person_id" uuid NOT NULL,
	"policy_id" uuid NOT NULL,
	"union_id" uuid NOT NULL,
	"state" text NOT NULL,
	"opened_on" date NOT NULL,
	"applied_on" date,
	"decided_on" date,
	"note" text DEFAULT '' NOT NULL,
	"reason" text,
	"caseworker_id" uuid,
	"opened_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "policy_application_state_is_known" CHECK ("policy_applications"."state" in ('preparing', 'applied', 'granted', 'rejected', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "policy_grants" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"person_id" uuid NOT NULL,
	"policy_id" uuid NOT NULL,
	"union_id" uuid NOT NULL,
	"application_id" uuid,
	"period" text NOT NULL,
	"granted_on" date NOT NULL,
	"amount_fen" bigint,
	"loan_id" uuid,
	"evidence" text NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"cancelled_at" timestamp with time zone,
	"cancellation_reason" text,
	CONSTRAINT "a_granted_amount_is_positive" CHECK ("policy_grants"."amount_fen" > 0),
	CONSTRAINT "a_cancelled_grant_says_why" CHECK (("policy_grants"."cancelled_at" is null) = ("policy_grants"."cancellation_reason" is null))
);
--> statement-breakpoint
CREATE TABLE "policy_instalments" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"grant_id" uuid NOT NULL,
	"month" date NOT NULL,
	"paid_on" date NOT NULL,
	"amount_fen" bigint NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "an_instalment_is_positive" CHECK ("policy_instalments"."amount_fen" > 0),
	CONSTRAINT "a_month_is_its_first_day" CHECK (extract(day from "policy_instalments"."month") = 1)
);
--> statement-breakpoint
CREATE TABLE "report_baselines" (
	"form" text NOT NULL,
	"year" integer NOT NULL,
	"union_id" uuid NOT NULL,
	"cells" jsonb NOT NULL,
	"source" text NOT NULL,
	"entered_by" uuid NOT NULL,
	"entered_at" timestamp with time zone NOT NULL,
	CONSTRAINT "one_baseline_per_form_year_and_unit" PRIMARY KEY("form","year","union_id"),
	CONSTRAINT "baseline_form_is_known" CHECK ("report_baselines"."form" in ('sunshine'))
);
--> statement-breakpoint
CREATE TABLE "report_check_notes" (
	"report_id" uuid NOT NULL,
	"check_key" text NOT NULL,
	"finding" text NOT NULL,
	"note" text NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "one_note_per_report_and_check" PRIMARY KEY("report_id","check_key")
);
--> statement-breakpoint
CREATE TABLE "report_check_overrides" (
	"report_id" uuid NOT NULL,
	"check_key" text NOT NULL,
	"finding" text NOT NULL,
	"reason" text NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "one_override_per_report_and_check" PRIMARY KEY("report_id","check_key")
);
--> statement-breakpoint
CREATE TABLE "report_comments" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"report_id" uuid NOT NULL,
	"round" integer NOT NULL,
	"code" text,
	"text" text NOT NULL,
	"by" uuid,
	"at" timestamp with time zone NOT NULL,
	"resolved_at" timestamp with time zone,
	"resolved_by" uuid
);
--> statement-breakpoint
CREATE TABLE "report_due_days" (
	"campaign_id" uuid NOT NULL,
	"union_id" uuid NOT NULL,
	"due_day" date NOT NULL,
	"reason" text NOT NULL,
	"granted_by" uuid NOT NULL,
	"granted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "one_due_day_per_campaign_and_unit" PRIMARY KEY("campaign_id","union_id")
);
--> statement-breakpoint
CREATE TABLE "report_facts" (
	"report_id" uuid NOT NULL,
	"code" text NOT NULL,
	"counts" text NOT NULL,
	"record_type" text NOT NULL,
	"record_id" uuid NOT NULL,
	"person_id" uuid,
	"unit_id" uuid NOT NULL,
	"on_day" date NOT NULL,
	"quantity" bigint NOT NULL,
	"supplementary" boolean NOT NULL,
	"record" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "report_reminders" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"campaign_id" uuid NOT NULL,
	"union_id" uuid NOT NULL,
	"on_day" date NOT NULL,
	"by" uuid,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "report_reviews" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"report_id" uuid NOT NULL,
	"round" integer NOT NULL,
	"level_union_id" uuid NOT NULL,
	"decision" text NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"reason" text,
	CONSTRAINT "review_decision_is_known" CHECK ("report_reviews"."decision" in ('accepted', 'returned')),
	CONSTRAINT "a_return_says_why" CHECK (("report_reviews"."decision" = 'returned') = ("report_reviews"."reason" is not null))
);
--> statement-breakpoint
CREATE TABLE "report_snapshots" (
	"report_id" uuid PRIMARY KEY NOT NULL,
	"taken_at" timestamp with time zone NOT NULL,
	"as_of" date NOT NULL,
	"unit_code" text NOT NULL,
	"unit_name" text NOT NULL,
	"period_start" date NOT NULL,
	"cutoff_day" date NOT NULL,
	"figures" jsonb NOT NULL,
	"own_figures" jsonb NOT NULL,
	"settings" jsonb NOT NULL,
	"rule_texts" jsonb NOT NULL,
	"checks" jsonb NOT NULL,
	"below" jsonb NOT NULL,
	"hash" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "report_steps" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"report_id" uuid NOT NULL,
	"from_state" text,
	"to_state" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" uuid,
	"role" text,
	"reason" text
);
--> statement-breakpoint
CREATE TABLE "reports" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"campaign_id" uuid NOT NULL,
	"union_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"round" integer DEFAULT 0 NOT NULL,
	"correction_reason" text,
	"prepared_by" uuid,
	"preparer_name" text,
	"preparer_phone" text,
	"submitted_by" uuid,
	"submitted_at" timestamp with time zone,
	"sealed_by" uuid,
	"sealed_at" timestamp with time zone,
	"updated_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "report_state_is_known" CHECK ("reports"."state" in ('draft', 'checked', 'submitted', 'returned', 'accepted', 'sealed', 'nil')),
	CONSTRAINT "a_correction_says_why" CHECK (("reports"."version" > 1) = ("reports"."correction_reason" is not null)),
	CONSTRAINT "a_sealed_report_says_by_whom" CHECK (("reports"."state" = 'sealed') = ("reports"."sealed_by" is not null and "reports"."sealed_at" is not null)),
	CONSTRAINT "the_sealer_did_not_prepare_it" CHECK ("reports"."sealed_by" <> "reports"."prepared_by" and "reports"."sealed_by" <> "reports"."submitted_by")
);
--> statement-breakpoint
CREATE TABLE "attendances" (
	"meeting_id" uuid NOT NULL,
	"enrolment_id" uuid NOT NULL,
	"mark" text NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "one_mark_per_meeting_and_person" PRIMARY KEY("meeting_id","enrolment_id"),
	CONSTRAINT "attendance_mark_is_known" CHECK ("attendances"."mark" in ('present', 'excused', 'absent'))
);
--> statement-breakpoint
CREATE TABLE "certificates" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"person_id" uuid NOT NULL,
	"union_id" uuid NOT NULL,
	"name" text NOT NULL,
	"number" text NOT NULL,
	"issuer" text NOT NULL,
	"issued_on" date NOT NULL,
	"help" text NOT NULL,
	"class_id" uuid,
	"help_note" text,
	"renewal" boolean DEFAULT false NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"cancelled_at" timestamp with time zone,
	"cancellation_reason" text,
	CONSTRAINT "certificate_help_is_known" CHECK ("certificates"."help" in ('class', 'feePaid', 'subsidy')),
	CONSTRAINT "help_with_a_certificate_is_linked" CHECK (("certificates"."help" = 'class') = ("certificates"."class_id" is not null)),
	CONSTRAINT "other_help_with_a_certificate_is_noted" CHECK ("certificates"."help" = 'class' or "certificates"."help_note" is not null),
	CONSTRAINT "a_cancelled_certificate_says_why" CHECK (("certificates"."cancelled_at" is null) = ("certificates"."cancellation_reason" is null))
);
--> statement-breakpoint
CREATE TABLE "guidance_sessions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"person_id" uuid NOT NULL,
	"union_id" uuid NOT NULL,
	"on_day" date NOT NULL,
	"adviser" text NOT NULL,
	"note" text NOT NULL,
	"follow_up_on" date,
	"followed_up_at" timestamp with time zone,
	"follow_up_note" text,
	"caseworker_id" uuid NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"cancelled_at" timestamp with time zone,
	"cancellation_reason" text,
	CONSTRAINT "a_follow_up_comes_later" CHECK ("guidance_sessions"."follow_up_on" > "guidance_sessions"."on_day"),
	CONSTRAINT "a_done_follow_up_has_a_note" CHECK (("guidance_sessions"."followed_up_at" is null) = ("guidance_sessions"."follow_up_note" is null)),
	CONSTRAINT "a_cancelled_session_says_why" CHECK (("guidance_sessions"."cancelled_at" is null) = ("guidance_sessions"."cancellation_reason" is null))
);
--> statement-breakpoint
CREATE TABLE "training_classes" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"union_id" uuid NOT NULL,
	"provider" text DEFAULT '' NOT NULL,
	"place" text DEFAULT '' NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"certificate_name" text,
	"capacity" integer,
	"open_to_sign_up" boolean DEFAULT false NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"state" text DEFAULT 'planned' NOT NULL,
	"finished_at" timestamp with time zone,
	"finished_by" uuid,
	"cancellation_reason" text,
	"caseworker_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "training_kind_is_known" CHECK ("training_classes"."kind" in ('skillTraining', 'entrepreneurshipTraining')),
	CONSTRAINT "training_state_is_known" CHECK ("training_classes"."state" in ('planned', 'finished', 'cancelled')),
	CONSTRAINT "a_class_ends_after_it_began" CHECK ("training_classes"."ends_on" >= "training_classes"."starts_on"),
	CONSTRAINT "a_class_has_places" CHECK ("training_classes"."capacity" between 1 and 10000),
	CONSTRAINT "a_finished_class_says_when" CHECK (("training_classes"."state" = 'finished') = ("training_classes"."finished_at" is not null)),
	CONSTRAINT "a_cancelled_class_says_why" CHECK (("training_classes"."state" = 'cancelled') = ("training_classes"."cancellation_reason" is not null))
);
--> statement-breakpoint
CREATE TABLE "training_enrolments" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"class_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"state" text DEFAULT 'enrolled' NOT NULL,
	"enrolled_at" timestamp with time zone NOT NULL,
	"enrolled_by" uuid NOT NULL,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "enrolment_state_is_known" CHECK ("training_enrolments"."state" in ('enrolled', 'withdrawn')),
	CONSTRAINT "a_withdrawn_enrolment_says_when" CHECK (("training_enrolments"."state" = 'withdrawn') = ("training_enrolments"."withdrawn_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "training_meetings" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"class_id" uuid NOT NULL,
	"on_day" date NOT NULL,
	"hours" text DEFAULT '' NOT NULL,
	"topic" text DEFAULT '' NOT NULL,
	"state" text DEFAULT 'planned' NOT NULL,
	CONSTRAINT "meeting_state_is_known" CHECK ("training_meetings"."state" in ('planned', 'held', 'cancelled'))
);
--> statement-breakpoint
ALTER TABLE "internships" ADD COLUMN "ended_on" date;--> statement-breakpoint
ALTER TABLE "internships" ADD COLUMN "ended" text;--> statement-breakpoint
ALTER TABLE "internships" ADD COLUMN "end_note" text;--> statement-breakpoint
ALTER TABLE "internships" ADD COLUMN "placement_id" uuid;--> statement-breakpoint
ALTER TABLE "placements" ADD COLUMN "caseworker_id" uuid;--> statement-breakpoint
ALTER TABLE "help_needs" ADD COLUMN "caseworker_id" uuid;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_union_id_unions_id_fk" FOREIGN KEY ("union_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_from_account_id_accounts_id_fk" FOREIGN KEY ("from_account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_to_account_id_accounts_id_fk" FOREIGN KEY ("to_account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "internship_extensions" ADD CONSTRAINT "internship_extensions_internship_id_internships_id_fk" FOREIGN KEY ("internship_id") REFERENCES "public"."internships"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retention_calls" ADD CONSTRAINT "retention_calls_placement_id_placements_id_fk" FOREIGN KEY ("placement_id") REFERENCES "public"."placements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_union_id_unions_id_fk" FOREIGN KEY ("union_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allowance_returns" ADD CONSTRAINT "allowance_returns_allowance_id_job_seeking_allowances_id_fk" FOREIGN KEY ("allowance_id") REFERENCES "public"."job_seeking_allowances"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guaranteed_loans" ADD CONSTRAINT "guaranteed_loans_person_id_graduates_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."graduates"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guaranteed_loans" ADD CONSTRAINT "guaranteed_loans_union_id_unions_id_fk" FOREIGN KEY ("union_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guaranteed_loans" ADD CONSTRAINT "guaranteed_loans_policy_id_policies_id_fk" FOREIGN KEY ("policy_id") REFERENCES "public"."policies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "job_seeking_allowances" ADD CONSTRAINT "job_seeking_allowances_person_id_graduates_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."graduates"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "job_seeking_allowances" ADD CONSTRAINT "job_seeking_allowances_union_id_unions_id_fk" FOREIGN KEY ("union_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "loan_repayments" ADD CONSTRAINT "loan_repayments_loan_id_guaranteed_loans_id_fk" FOREIGN KEY ("loan_id") REFERENCES "public"."guaranteed_loans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "loan_tranches" ADD CONSTRAINT "loan_tranches_loan_id_guaranteed_loans_id_fk" FOREIGN KEY ("loan_id") REFERENCES "public"."guaranteed_loans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_applications" ADD CONSTRAINT "policy_applications_person_id_graduates_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."graduates"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_applications" ADD CONSTRAINT "policy_applications_policy_id_policies_id_fk" FOREIGN KEY ("policy_id") REFERENCES "public"."policies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_applications" ADD CONSTRAINT "policy_applications_union_id_unions_id_fk" FOREIGN KEY ("union_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_grants" ADD CONSTRAINT "policy_grants_person_id_graduates_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."graduates"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_grants" ADD CONSTRAINT "policy_grants_policy_id_policies_id_fk" FOREIGN KEY ("policy_id") REFERENCES "public"."policies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_grants" ADD CONSTRAINT "policy_grants_union_id_unions_id_fk" FOREIGN KEY ("union_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_grants" ADD CONSTRAINT "policy_grants_application_id_policy_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."policy_applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_grants" ADD CONSTRAINT "policy_grants_loan_id_guaranteed_loans_id_fk" FOREIGN KEY ("loan_id") REFERENCES "public"."guaranteed_loans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_instalments" ADD CONSTRAINT "policy_instalments_grant_id_policy_grants_id_fk" FOREIGN KEY ("grant_id") REFERENCES "public"."policy_grants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_baselines" ADD CONSTRAINT "report_baselines_union_id_unions_id_fk" FOREIGN KEY ("union_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_check_notes" ADD CONSTRAINT "report_check_notes_report_id_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_check_overrides" ADD CONSTRAINT "report_check_overrides_report_id_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_comments" ADD CONSTRAINT "report_comments_report_id_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_due_days" ADD CONSTRAINT "report_due_days_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_due_days" ADD CONSTRAINT "report_due_days_union_id_unions_id_fk" FOREIGN KEY ("union_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_facts" ADD CONSTRAINT "report_facts_report_id_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_reminders" ADD CONSTRAINT "report_reminders_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_reminders" ADD CONSTRAINT "report_reminders_union_id_unions_id_fk" FOREIGN KEY ("union_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_reviews" ADD CONSTRAINT "report_reviews_report_id_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_reviews" ADD CONSTRAINT "report_reviews_level_union_id_unions_id_fk" FOREIGN KEY ("level_union_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_snapshots" ADD CONSTRAINT "report_snapshots_report_id_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_steps" ADD CONSTRAINT "report_steps_report_id_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_union_id_unions_id_fk" FOREIGN KEY ("union_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendances" ADD CONSTRAINT "attendances_meeting_id_training_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."training_meetings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendances" ADD CONSTRAINT "attendances_enrolment_id_training_enrolments_id_fk" FOREIGN KEY ("enrolment_id") REFERENCES "public"."training_enrolments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_person_id_graduates_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."graduates"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_union_id_unions_id_fk" FOREIGN KEY ("union_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_class_id_training_classes_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."training_classes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guidance_sessions" ADD CONSTRAINT "guidance_sessions_person_id_graduates_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."graduates"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guidance_sessions" ADD CONSTRAINT "guidance_sessions_union_id_unions_id_fk" FOREIGN KEY ("union_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_classes" ADD CONSTRAINT "training_classes_union_id_unions_id_fk" FOREIGN KEY ("union_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_enrolments" ADD CONSTRAINT "training_enrolments_class_id_training_classes_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."training_classes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_enrolments" ADD CONSTRAINT "training_enrolments_person_id_graduates_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."graduates"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_meetings" ADD CONSTRAINT "training_meetings_class_id_training_classes_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."training_classes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "handovers_by_union" ON "handovers" USING btree ("union_id","done_at");--> statement-breakpoint
CREATE INDEX "extensions_by_internship" ON "internship_extensions" USING btree ("internship_id");--> statement-breakpoint
CREATE INDEX "calls_by_placement" ON "retention_calls" USING btree ("placement_id","month");--> statement-breakpoint
CREATE UNIQUE INDEX "one_answered_call_per_month" ON "retention_calls" USING btree ("placement_id","month") WHERE "retention_calls"."result" <> 'unreached';--> statement-breakpoint
CREATE INDEX "attachments_by_owner" ON "attachments" USING btree ("owner_type","owner_id");--> statement-breakpoint
CREATE INDEX "returns_by_allowance" ON "allowance_returns" USING btree ("allowance_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_loan_per_bank_and_contract" ON "guaranteed_loans" USING btree ("bank","contract_number") WHERE "guaranteed_loans"."cancelled_at" is null;--> statement-breakpoint
CREATE INDEX "loans_by_union" ON "guaranteed_loans" USING btree ("union_id");--> statement-breakpoint
CREATE INDEX "loans_by_person" ON "guaranteed_loans" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "allowances_by_union" ON "job_seeking_allowances" USING btree ("union_id","state");--> statement-breakpoint
CREATE INDEX "allowances_by_person" ON "job_seeking_allowances" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "allowances_paid" ON "job_seeking_allowances" USING btree ("paid_on") WHERE "job_seeking_allowances"."state" = 'paid';--> statement-breakpoint
CREATE INDEX "repayments_by_loan" ON "loan_repayments" USING btree ("loan_id","paid_on");--> statement-breakpoint
CREATE INDEX "tranches_by_loan" ON "loan_tranches" USING btree ("loan_id","paid_on");--> statement-breakpoint
CREATE UNIQUE INDEX "one_open_application_per_person_and_policy" ON "policy_applications" USING btree ("person_id","policy_id") WHERE "policy_applications"."state" in ('preparing', 'applied');--> statement-breakpoint
CREATE INDEX "policy_applications_by_union" ON "policy_applications" USING btree ("union_id","state");--> statement-breakpoint
CREATE INDEX "policy_applications_by_person" ON "policy_applications" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_grant_per_person_policy_and_period" ON "policy_grants" USING btree ("person_id","policy_id","period") WHERE "policy_grants"."cancelled_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "one_grant_per_application" ON "policy_grants" USING btree ("application_id") WHERE "policy_grants"."cancelled_at" is null;--> statement-breakpoint
CREATE INDEX "grants_by_union" ON "policy_grants" USING btree ("union_id","granted_on");--> statement-breakpoint
CREATE INDEX "grants_by_person" ON "policy_grants" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_instalment_per_grant_and_month" ON "policy_instalments" USING btree ("grant_id","month");--> statement-breakpoint
CREATE INDEX "comments_by_report" ON "report_comments" USING btree ("report_id","at");--> statement-breakpoint
CREATE INDEX "facts_by_report" ON "report_facts" USING btree ("report_id","code","on_day");--> statement-breakpoint
CREATE INDEX "facts_by_record" ON "report_facts" USING btree ("record_id");--> statement-breakpoint
CREATE INDEX "facts_by_person" ON "report_facts" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_reminder_per_unit_and_day" ON "report_reminders" USING btree ("campaign_id","union_id","on_day");--> statement-breakpoint
CREATE UNIQUE INDEX "one_acceptance_per_level_and_round" ON "report_reviews" USING btree ("report_id","round","level_union_id") WHERE "report_reviews"."decision" = 'accepted';--> statement-breakpoint
CREATE INDEX "report_steps_by_report" ON "report_steps" USING btree ("report_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "one_report_per_unit_and_version" ON "reports" USING btree ("campaign_id","union_id","version");--> statement-breakpoint
CREATE UNIQUE INDEX "one_open_report_per_unit" ON "reports" USING btree ("campaign_id","union_id") WHERE "reports"."state" <> 'sealed';--> statement-breakpoint
CREATE INDEX "reports_by_union" ON "reports" USING btree ("union_id","campaign_id");--> statement-breakpoint
CREATE INDEX "attendances_by_enrolment" ON "attendances" USING btree ("enrolment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_certificate_per_issuer_and_number" ON "certificates" USING btree ("issuer","number") WHERE "certificates"."cancelled_at" is null;--> statement-breakpoint
CREATE INDEX "certificates_by_union" ON "certificates" USING btree ("union_id","issued_on");--> statement-breakpoint
CREATE INDEX "certificates_by_person" ON "certificates" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "guidance_by_union" ON "guidance_sessions" USING btree ("union_id","on_day");--> statement-breakpoint
CREATE INDEX "guidance_by_person" ON "guidance_sessions" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "classes_by_union" ON "training_classes" USING btree ("union_id","ends_on");--> statement-breakpoint
CREATE INDEX "classes_by_state" ON "training_classes" USING btree ("state","starts_on");--> statement-breakpoint
CREATE UNIQUE INDEX "one_enrolment_per_person_and_class" ON "training_enrolments" USING btree ("class_id","person_id");--> statement-breakpoint
CREATE INDEX "enrolments_by_person" ON "training_enrolments" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_meeting_per_class_day_and_hours" ON "training_meetings" USING btree ("class_id","on_day","hours");--> statement-breakpoint
ALTER TABLE "internships" ADD CONSTRAINT "internships_placement_id_placements_id_fk" FOREIGN KEY ("placement_id") REFERENCES "public"."placements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "internships" ADD CONSTRAINT "internship_end_is_known" CHECK ("internships"."ended" in ('completed', 'leftEarly', 'keptOn'));--> statement-breakpoint
ALTER TABLE "internships" ADD CONSTRAINT "an_ended_internship_says_how" CHECK (("internships"."ended_on" is null) = ("internships"."ended" is null));--> statement-breakpoint
ALTER TABLE "internships" ADD CONSTRAINT "an_internship_ends_after_it_began" CHECK ("internships"."ended_on" >= "internships"."start_on");--> statement-breakpoint
ALTER TABLE "internships" ADD CONSTRAINT "who_was_kept_on_has_a_placement" CHECK (("internships"."ended" = 'keptOn') = ("internships"."placement_id" is not null));