ALTER TABLE "claim_requests" ALTER COLUMN "person_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "claim_requests" ALTER COLUMN "union_id" DROP NOT NULL;