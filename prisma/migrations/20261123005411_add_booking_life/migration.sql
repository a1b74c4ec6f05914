-- CreateEnum
CREATE TYPE "booking_end_code" AS ENUM ('ILLNESS', 'TRANSPORT', 'WEATHER', 'TIMETABLE', 'STAFFING', 'COST', 'DUPLICATE', 'TOO_FEW', 'LEVEL', 'NO_CAPACITY', 'HEAD_DECLINED', 'OTHER');

-- CreateEnum
CREATE TYPE "head_answer" AS ENUM ('CONFIRMED', 'DECLINED');

-- CreateEnum
CREATE TYPE "proposal_outcome" AS ENUM ('ACCEPTED', 'DECLINED', 'WITHDRAWN', 'EXPIRED');

-- CreateEnum
CREATE TYPE "date_request_state" AS ENUM ('OPEN', 'ANSWERED', 'DECLINED', 'WITHDRAWN', 'EXPIRED');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "mail_kind" ADD VALUE 'REQUEST_RECEIVED';
ALTER TYPE "mail_kind" ADD VALUE 'REQUEST_DECLINED';
ALTER TYPE "mail_kind" ADD VALUE 'REQUEST_EXPIRED';
ALTER TYPE "mail_kind" ADD VALUE 'TIME_PROPOSED';
ALTER TYPE "mail_kind" ADD VALUE 'HEAD_ASKED';
ALTER TYPE "mail_kind" ADD VALUE 'HEAD_REMINDER';
ALTER TYPE "mail_kind" ADD VALUE 'HEAD_SETTLED';
ALTER TYPE "mail_kind" ADD VALUE 'WAITING_JOINED';
ALTER TYPE "mail_kind" ADD VALUE 'PLACE_OFFERED';
ALTER TYPE "mail_kind" ADD VALUE 'OFFER_LAPSED';
ALTER TYPE "mail_kind" ADD VALUE 'WAITING_ENDED';
ALTER TYPE "mail_kind" ADD VALUE 'DATE_REQUEST_RECEIVED';
ALTER TYPE "mail_kind" ADD VALUE 'DATE_REQUEST_DECLINED';
ALTER TYPE "mail_kind" ADD VALUE 'HANDED_OVER';
ALTER TYPE "mail_kind" ADD VALUE 'SET_INVITATION';
ALTER TYPE "mail_kind" ADD VALUE 'ATTENDANCE_NUDGE';
ALTER TYPE "mail_kind" ADD VALUE 'THANK_YOU';
ALTER TYPE "mail_kind" ADD VALUE 'DEPARTMENT_TASK';

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "recipient_role" ADD VALUE 'HEAD';
ALTER TYPE "recipient_role" ADD VALUE 'DEPARTMENT';

-- AlterTable
ALTER TABLE "attendance" ADD COLUMN     "came_late" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "booking" ADD COLUMN     "accepted_at" TIMESTAMPTZ(3),
ADD COLUMN     "accepted_by" UUID,
ADD COLUMN     "end_code" "booking_end_code",
ADD COLUMN     "evaluated_at" TIMESTAMPTZ(3),
ADD COLUMN     "expires_at" TIMESTAMPTZ(3),
ADD COLUMN     "hold_extended" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "holder_hash" BYTEA,
ADD COLUMN     "is_hold" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "other_level" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "place_address" TEXT,
ADD COLUMN     "place_city" TEXT,
ADD COLUMN     "place_notes" TEXT,
ADD COLUMN     "place_postal_code" TEXT,
ADD COLUMN     "thanked_at" TIMESTAMPTZ(3),
ADD COLUMN     "waitlist_entry_id" UUID;

-- AlterTable
ALTER TABLE "offer" ADD COLUMN     "head_approval" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "head_working_days" SMALLINT NOT NULL DEFAULT 5,
ADD COLUMN     "level_by_request" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "online_url" TEXT,
ADD COLUMN     "request_working_days" SMALLINT NOT NULL DEFAULT 5;

-- AlterTable
ALTER TABLE "session" ADD COLUMN     "online_url" TEXT,
ADD COLUMN     "promotion_due" INTEGER;

-- AlterTable
ALTER TABLE "site" ADD COLUMN     "self_guided_pupils" INTEGER;

-- CreateTable
CREATE TABLE "site_hour" (
    "site_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "pupils" INTEGER NOT NULL,
    "capacity" INTEGER NOT NULL,

    CONSTRAINT "site_hour_pkey" PRIMARY KEY ("site_id","starts_at")
);

-- CreateTable
CREATE TABLE "booking_transition" (
    "from_status" "booking_status" NOT NULL,
    "to_status" "booking_status" NOT NULL,

    CONSTRAINT "booking_transition_pkey" PRIMARY KEY ("from_status","to_status")
);

-- CreateTable
CREATE TABLE "head_approval" (
    "booking_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "reminded_at" TIMESTAMPTZ(3),
    "answer" "head_answer",
    "answered_at" TIMESTAMPTZ(3),
    "reason" TEXT,

    CONSTRAINT "head_approval_pkey" PRIMARY KEY ("booking_id")
);

-- CreateTable
CREATE TABLE "time_proposal" (
    "id" UUID NOT NULL,
    "booking_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "hold_id" UUID,
    "message" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" "proposal_outcome",
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "time_proposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "waitlist_entry" (
    "id" UUID NOT NULL,
    "offer_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "wish_from" DATE,
    "wish_to" DATE,
    "weekdays" SMALLINT[] DEFAULT ARRAY[]::SMALLINT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "offers_missed" INTEGER NOT NULL DEFAULT 0,
    "skipped" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "waitlist_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "date_request" (
    "id" UUID NOT NULL,
    "offer_id" UUID NOT NULL,
    "department_id" UUID NOT NULL,
    "state" "date_request_state" NOT NULL DEFAULT 'OPEN',
    "language" TEXT NOT NULL,
    "institution_number" TEXT,
    "institution_name" TEXT NOT NULL,
    "municipality_code" TEXT,
    "contact_name" TEXT NOT NULL,
    "contact_email" TEXT NOT NULL,
    "contact_phone" TEXT NOT NULL,
    "groups" JSONB NOT NULL,
    "pupils" INTEGER NOT NULL,
    "adults" INTEGER NOT NULL,
    "wish_from" DATE NOT NULL,
    "wish_to" DATE NOT NULL,
    "weekdays" SMALLINT[] DEFAULT ARRAY[]::SMALLINT[],
    "time_of_day" TEXT,
    "message" TEXT,
    "needs" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "answered_by" UUID,
    "answer" TEXT,
    "booking_id" UUID,
    "erased_at" TIMESTAMPTZ(3),

    CONSTRAINT "date_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evaluation" (
    "id" UUID NOT NULL,
    "offer_id" UUID NOT NULL,
    "department_id" UUID NOT NULL,
    "month" TEXT NOT NULL,
    "learning" SMALLINT NOT NULL,
    "suitability" SMALLINT NOT NULL,
    "come_again" SMALLINT NOT NULL,
    "comment" TEXT,

    CONSTRAINT "evaluation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail_opt_out" (
    "email_hash" BYTEA NOT NULL,
    "kind" "mail_kind" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mail_opt_out_pkey" PRIMARY KEY ("email_hash","kind")
);

-- CreateTable
CREATE TABLE "attendance_nudge" (
    "account_id" UUID NOT NULL,
    "local_date" DATE NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attendance_nudge_pkey" PRIMARY KEY ("account_id","local_date")
);

-- CreateIndex
CREATE INDEX "time_proposal_booking_id_idx" ON "time_proposal"("booking_id");

-- CreateIndex
CREATE INDEX "time_proposal_session_id_idx" ON "time_proposal"("session_id");

-- CreateIndex
CREATE INDEX "time_proposal_hold_id_idx" ON "time_proposal"("hold_id");

-- CreateIndex
CREATE INDEX "waitlist_entry_offer_id_created_at_idx" ON "waitlist_entry"("offer_id", "created_at");

-- CreateIndex
CREATE INDEX "waitlist_entry_session_id_idx" ON "waitlist_entry"("session_id");

-- CreateIndex
CREATE UNIQUE INDEX "date_request_booking_id_key" ON "date_request"("booking_id");

-- CreateIndex
CREATE INDEX "date_request_department_id_state_idx" ON "date_request"("department_id", "state");

-- CreateIndex
CREATE INDEX "date_request_offer_id_idx" ON "date_request"("offer_id");

-- CreateIndex
CREATE INDEX "date_request_contact_email_idx" ON "date_request"("contact_email");

-- CreateIndex
CREATE INDEX "evaluation_offer_id_idx" ON "evaluation"("offer_id");

-- CreateIndex
CREATE INDEX "evaluation_department_id_month_idx" ON "evaluation"("department_id", "month");

-- CreateIndex
CREATE INDEX "booking_booking_set_id_idx" ON "booking"("booking_set_id");

-- CreateIndex
CREATE INDEX "booking_waitlist_entry_id_idx" ON "booking"("waitlist_entry_id");

-- AddForeignKey
ALTER TABLE "site_hour" ADD CONSTRAINT "site_hour_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking" ADD CONSTRAINT "booking_waitlist_entry_id_fkey" FOREIGN KEY ("waitlist_entry_id") REFERENCES "waitlist_entry"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking" ADD CONSTRAINT "booking_accepted_by_fkey" FOREIGN KEY ("accepted_by") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "head_approval" ADD CONSTRAINT "head_approval_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "time_proposal" ADD CONSTRAINT "time_proposal_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "time_proposal" ADD CONSTRAINT "time_proposal_hold_id_fkey" FOREIGN KEY ("hold_id") REFERENCES "booking"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "time_proposal" ADD CONSTRAINT "time_proposal_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "time_proposal" ADD CONSTRAINT "time_proposal_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waitlist_entry" ADD CONSTRAINT "waitlist_entry_offer_id_fkey" FOREIGN KEY ("offer_id") REFERENCES "offer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waitlist_entry" ADD CONSTRAINT "waitlist_entry_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "date_request" ADD CONSTRAINT "date_request_offer_id_fkey" FOREIGN KEY ("offer_id") REFERENCES "offer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "date_request" ADD CONSTRAINT "date_request_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "date_request" ADD CONSTRAINT "date_request_institution_number_fkey" FOREIGN KEY ("institution_number") REFERENCES "institution"("number") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "date_request" ADD CONSTRAINT "date_request_answered_by_fkey" FOREIGN KEY ("answered_by") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "date_request" ADD CONSTRAINT "date_request_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation" ADD CONSTRAINT "evaluation_offer_id_fkey" FOREIGN KEY ("offer_id") REFERENCES "offer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation" ADD CONSTRAINT "evaluation_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance_nudge" ADD CONSTRAINT "attendance_nudge_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
