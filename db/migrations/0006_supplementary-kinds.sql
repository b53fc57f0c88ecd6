ALTER TABLE "supplementary_records" DROP CONSTRAINT "loans_placements_and_allowances_name_the_person";--> statement-breakpoint
ALTER TABLE "supplementary_records" DROP CONSTRAINT "supplementary_kind_is_known";--> statement-breakpoint
ALTER TABLE "supplementary_records" DROP CONSTRAINT "supplementary_records_outcome_id_outcomes_id_fk";
--> statement-breakpoint
DROP INDEX "one_supplementary_placement_per_person_and_start";--> statement-breakpoint
ALTER TABLE "supplementary_records" DROP COLUMN "outcome_id";--> statement-breakpoint
ALTER TABLE "supplementary_records" ADD CONSTRAINT "loans_and_allowances_name_the_person" CHECK ("supplementary_records"."person_id" is not null or "supplementary_records"."kind" not in ('loanTranche', 'jobSeekingAllowance'));--> statement-breakpoint
ALTER TABLE "supplementary_records" ADD CONSTRAINT "supplementary_kind_is_known" CHECK ("supplementary_records"."kind" in ('internship', 'skillTraining', 'certificate', 'event', 'guidance', 'entrepreneurshipTraining', 'loanTranche', 'policyGrant', 'jobSeekingAllowance'));