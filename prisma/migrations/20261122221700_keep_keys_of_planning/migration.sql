-- A key that makes sure that a series is not built twice stands beside those of bookings.
ALTER TABLE "idempotency_key" ADD COLUMN "planned" JSONB, ALTER COLUMN "booking_id" DROP NOT NULL;
ALTER TABLE idempotency_key ADD CONSTRAINT idempotency_key_of_one CHECK (num_nonnulls(booking_id, planned) = 1);
