-- Mails about what became of a date request: a time is offered, or it has ended without one.
ALTER TYPE "mail_kind" ADD VALUE 'DATE_REQUEST_ANSWERED';
ALTER TYPE "mail_kind" ADD VALUE 'DATE_REQUEST_ENDED';

-- The same key with the same body answers the same again.
ALTER TABLE "date_request" ADD COLUMN "request_key" TEXT, ADD COLUMN "request_hash" TEXT;
CREATE UNIQUE INDEX "date_request_request_key_key" ON "date_request"("request_key");

-- Which wishes have passed, by the clock.
CREATE INDEX "date_request_state_wish_to_idx" ON "date_request"("state", "wish_to");
