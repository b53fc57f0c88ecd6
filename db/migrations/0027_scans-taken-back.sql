ALTER TABLE "scans" DROP CONSTRAINT "scan_result_is_known";--> statement-breakpoint
ALTER TABLE "scans" ADD COLUMN "undoes" uuid;--> statement-breakpoint
CREATE UNIQUE INDEX "a_scan_is_undone_once" ON "scans" USING btree ("undoes");--> statement-breakpoint
ALTER TABLE "scans" ADD CONSTRAINT "only_an_undoing_scan_names_another" CHECK (("scans"."result" = 'undone') = ("scans"."undoes" is not null));--> statement-breakpoint
ALTER TABLE "scans" ADD CONSTRAINT "scan_result_is_known" CHECK ("scans"."result" in ('admitted', 'already', 'reentered', 'undone', 'waiting', 'cancelled', 'otherEvent', 'unknown', 'forged'));