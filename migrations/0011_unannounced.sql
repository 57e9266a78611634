ALTER TABLE "declarations" ADD COLUMN "unannounced" text;--> statement-breakpoint
-- What alerted nobody so far: it was on a page of a baseline, or was imported, and no alert was ever made of it.
UPDATE "declarations" d SET "unannounced" = CASE WHEN p."file_id" IS NULL THEN 'import' ELSE 'baseline' END
FROM "editions" e LEFT JOIN "pages" p ON p."file_id" = e."file_id"
WHERE e."declaration_id" = d."id" AND e."edition" = 1 AND coalesce(p."baseline", true)
	AND NOT EXISTS (SELECT 1 FROM "deliveries" l WHERE l."declaration_id" = d."id");
