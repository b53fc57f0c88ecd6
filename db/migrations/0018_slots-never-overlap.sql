-- Neither a person nor a company's row of slots (场地或面试官) is in two interviews at once.
ALTER TABLE "interview_slots" ADD CONSTRAINT "a_person_is_in_one_interview_at_a_time"
  EXCLUDE USING gist ("person_id" WITH =, tstzrange("starts_at", "ends_at") WITH &&)
  WHERE ("person_id" IS NOT NULL AND "cancelled_at" IS NULL);--> statement-breakpoint
ALTER TABLE "interview_slots" ADD CONSTRAINT "slots_of_one_row_do_not_overlap"
  EXCLUDE USING gist ("company_id" WITH =, "lane" WITH =, tstzrange("starts_at", "ends_at") WITH &&)
  WHERE ("cancelled_at" IS NULL);--> statement-breakpoint
-- A verification holds six months (核实有效期); those made before get a last day too, not earlier than a month from now.
UPDATE "companies" SET "verified_until" = greatest(
    (("decided_at" AT TIME ZONE 'Asia/Shanghai') + interval '6 months')::date,
    ((now() AT TIME ZONE 'Asia/Shanghai') + interval '1 month')::date)
  WHERE "state" = 'verified' AND "decided_at" IS NOT NULL;
