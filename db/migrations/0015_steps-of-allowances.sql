CREATE TABLE "allowance_steps" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"allowance_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"from_state" text,
	"to_state" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_role" text NOT NULL,
	"actor_account_id" uuid NOT NULL,
	"note" text
);
--> statement-breakpoint
ALTER TABLE "allowance_returns" ADD COLUMN "cancelled_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "allowance_returns" ADD COLUMN "cancellation_reason" text;--> statement-breakpoint
ALTER TABLE "loan_repayments" ADD COLUMN "cancelled_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "loan_repayments" ADD COLUMN "cancellation_reason" text;--> statement-breakpoint
ALTER TABLE "allowance_steps" ADD CONSTRAINT "allowance_steps_allowance_id_job_seeking_allowances_id_fk" FOREIGN KEY ("allowance_id") REFERENCES "public"."job_seeking_allowances"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "one_step_of_an_allowance_at_a_time" ON "allowance_steps" USING btree ("allowance_id","version");--> statement-breakpoint
CREATE UNIQUE INDEX "one_open_allowance_per_person_and_purpose" ON "job_seeking_allowances" USING btree ("person_id","purpose") WHERE "job_seeking_allowances"."state" in ('submitted', 'returned', 'approved');--> statement-breakpoint
ALTER TABLE "allowance_returns" ADD CONSTRAINT "a_cancelled_return_says_why" CHECK (("allowance_returns"."cancelled_at" is null) = ("allowance_returns"."cancellation_reason" is null));--> statement-breakpoint
ALTER TABLE "job_seeking_allowances" ADD CONSTRAINT "nobody_pays_what_they_applied_for" CHECK ("job_seeking_allowances"."paid_by" <> "job_seeking_allowances"."applied_by");--> statement-breakpoint
ALTER TABLE "job_seeking_allowances" ADD CONSTRAINT "the_caseworker_does_not_pay" CHECK ("job_seeking_allowances"."paid_by" <> "job_seeking_allowances"."caseworker_id");--> statement-breakpoint
ALTER TABLE "loan_repayments" ADD CONSTRAINT "a_cancelled_repayment_says_why" CHECK (("loan_repayments"."cancelled_at" is null) = ("loan_repayments"."cancellation_reason" is null));
--> statement-breakpoint
CREATE TRIGGER allowance_steps_are_never_changed BEFORE UPDATE OR DELETE ON allowance_steps
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- A mistaken return is cancelled with a reason; what it took is there to come back again.
CREATE OR REPLACE FUNCTION keep_returns_within_allowance() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE allowance job_seeking_allowances;
BEGIN
  SELECT * INTO STRICT allowance FROM job_seeking_allowances WHERE id = NEW.allowance_id FOR UPDATE;
  IF allowance.state <> 'paid' OR NEW.returned_on < allowance.paid_on THEN
    RAISE EXCEPTION 'only a paid allowance can come back' USING ERRCODE = 'check_violation',
      CONSTRAINT = 'only_a_paid_allowance_comes_back';
  END IF;
  IF (SELECT sum(r.amount_fen) FROM allowance_returns r
      WHERE r.allowance_id = NEW.allowance_id AND r.cancelled_at IS NULL) > allowance.amount_fen THEN
    RAISE EXCEPTION 'returns exceed the allowance' USING ERRCODE = 'check_violation',
      CONSTRAINT = 'returns_stay_within_the_allowance';
  END IF;
  RETURN NULL;
END $$;
