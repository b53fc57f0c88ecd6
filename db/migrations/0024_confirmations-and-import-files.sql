ALTER TABLE "companies" ADD COLUMN "confirmed_on" date;--> statement-breakpoint
ALTER TABLE "companies" ADD COLUMN "confirmation_note" text;--> statement-breakpoint
ALTER TABLE "position_imports" ADD COLUMN "file_hash" text NOT NULL;--> statement-breakpoint
ALTER TABLE "position_imports" ADD COLUMN "imported_on" date NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "one_import_per_file_and_day" ON "position_imports" USING btree ("company_id","file_hash","imported_on");--> statement-breakpoint
ALTER TABLE "companies" ADD CONSTRAINT "a_confirmation_has_its_day" CHECK (("companies"."confirmed_on" is null) = ("companies"."confirmation_note" is null));