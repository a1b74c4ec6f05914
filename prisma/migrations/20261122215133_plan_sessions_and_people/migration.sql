-- Planning: offers with versions and files, rooms and kits, people's own time, series, who is taken when, and what needs review.

-- CreateEnum
CREATE TYPE "cancel_cause" AS ENUM ('WEATHER', 'ILLNESS', 'TOO_FEW', 'OTHER');

-- CreateEnum
CREATE TYPE "teaching_role" AS ENUM ('LEADS', 'ASSISTS', 'LEARNING');

-- CreateEnum
CREATE TYPE "resource_kind" AS ENUM ('ROOM', 'KIT', 'VEHICLE', 'MEETING_POINT');

-- CreateEnum
CREATE TYPE "educator_request_state" AS ENUM ('ASKED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "blocked_time_kind" AS ENUM ('ADVICE', 'DEVELOPMENT', 'MEETING', 'COURSE', 'OTHER');

-- CreateEnum
CREATE TYPE "review_cause" AS ENUM ('SESSION_CANCELLED', 'SESSION_MOVED', 'SESSION_CHANGED');

-- CreateEnum
CREATE TYPE "review_outcome" AS ENUM ('MOVED', 'KEPT', 'CANCELLED');

-- AlterEnum
ALTER TYPE "calendar_feed_kind" ADD VALUE 'EDUCATOR';
ALTER TYPE "calendar_feed_kind" ADD VALUE 'RESOURCE';

-- AlterEnum
ALTER TYPE "mail_kind" ADD VALUE 'SESSION_CANCELLED';
ALTER TYPE "mail_kind" ADD VALUE 'EDUCATOR_REQUEST';
ALTER TYPE "mail_kind" ADD VALUE 'EDUCATOR_REQUEST_WITHDRAWN';
ALTER TYPE "mail_kind" ADD VALUE 'EDUCATOR_ANSWER';

-- AlterTable
ALTER TABLE "booking" ADD COLUMN     "offer_version_id" UUID;

-- AlterTable
ALTER TABLE "calendar_feed" ADD COLUMN     "resource_id" UUID;

-- AlterTable
ALTER TABLE "material" ADD COLUMN     "file_id" UUID;

-- AlterTable
ALTER TABLE "offer" ADD COLUMN     "adult_ratios" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "archived_at" TIMESTAMPTZ(3),
ADD COLUMN     "buffer_after_minutes" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "buffer_before_minutes" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "current_version_id" UUID,
ADD COLUMN     "educators_needed" SMALLINT NOT NULL DEFAULT 1,
ADD COLUMN     "goals" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "image_alt_da" TEXT,
ADD COLUMN     "image_alt_en" TEXT,
ADD COLUMN     "image_file_id" UUID,
ADD COLUMN     "image_focus_x" SMALLINT NOT NULL DEFAULT 50,
ADD COLUMN     "image_focus_y" SMALLINT NOT NULL DEFAULT 50,
ADD COLUMN     "meeting_count" SMALLINT NOT NULL DEFAULT 1,
ADD COLUMN     "published_at" TIMESTAMPTZ(3),
ADD COLUMN     "season_from" TEXT,
ADD COLUMN     "season_to" TEXT,
ADD COLUMN     "travel_minutes" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "session" ADD COLUMN     "buffer_after_minutes" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "buffer_before_minutes" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "cancel_cause" "cancel_cause",
ADD COLUMN     "cancel_message" TEXT,
ADD COLUMN     "cancelled_at" TIMESTAMPTZ(3),
ADD COLUMN     "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "educators_needed" SMALLINT NOT NULL DEFAULT 1,
ADD COLUMN     "meeting_point_id" UUID,
ADD COLUMN     "note" TEXT,
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "series_id" UUID,
ADD COLUMN     "travel_minutes" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "session_educator" ADD COLUMN     "role" "teaching_role" NOT NULL DEFAULT 'LEADS';

-- CreateTable
CREATE TABLE "offer_version" (
    "id" UUID NOT NULL,
    "offer_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" UUID,

    CONSTRAINT "offer_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "offer_resource" (
    "offer_id" UUID NOT NULL,
    "resource_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "offer_resource_pkey" PRIMARY KEY ("offer_id","resource_id")
);

-- CreateTable
CREATE TABLE "curriculum_set" (
    "id" TEXT NOT NULL,
    "name_da" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "curriculum_set_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "curriculum_goal" (
    "id" UUID NOT NULL,
    "set_id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "grade_from" SMALLINT,
    "grade_to" SMALLINT,
    "position" INTEGER NOT NULL,
    "text_da" TEXT NOT NULL,
    "text_en" TEXT NOT NULL,

    CONSTRAINT "curriculum_goal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stored_file" (
    "id" UUID NOT NULL,
    "department_id" UUID NOT NULL,
    "content_type" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "size_bytes" INTEGER NOT NULL,
    "sha256" BYTEA NOT NULL,
    "bytes" BYTEA NOT NULL,
    "width" INTEGER,
    "height" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" UUID NOT NULL,

    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stored_image" (
    "file_id" UUID NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "stored_image_pkey" PRIMARY KEY ("file_id","width")
);

-- CreateTable
CREATE TABLE "session_meeting" (
    "id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "local_date" DATE GENERATED ALWAYS AS (("starts_at" AT TIME ZONE 'Europe/Copenhagen')::date) STORED,

    CONSTRAINT "session_meeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session_series" (
    "id" UUID NOT NULL,
    "department_id" UUID NOT NULL,
    "offer_id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "rule" JSONB NOT NULL,
    "zone" TEXT NOT NULL DEFAULT 'Europe/Copenhagen',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" UUID NOT NULL,

    CONSTRAINT "session_series_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session_resource" (
    "session_id" UUID NOT NULL,
    "resource_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "session_resource_pkey" PRIMARY KEY ("session_id","resource_id")
);

-- CreateTable
CREATE TABLE "resource" (
    "id" UUID NOT NULL,
    "department_id" UUID NOT NULL,
    "site_id" UUID,
    "parent_id" UUID,
    "kind" "resource_kind" NOT NULL,
    "name_da" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "description_da" TEXT NOT NULL DEFAULT '',
    "description_en" TEXT NOT NULL DEFAULT '',
    "pooled" BOOLEAN NOT NULL DEFAULT false,
    "quantity" INTEGER NOT NULL DEFAULT 1,
    "seats" INTEGER,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "resource_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "opening_hours" (
    "id" UUID NOT NULL,
    "site_id" UUID,
    "resource_id" UUID,
    "weekday" SMALLINT NOT NULL,
    "opens_at" TEXT NOT NULL,
    "closes_at" TEXT NOT NULL,

    CONSTRAINT "opening_hours_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "closed_day" (
    "id" UUID NOT NULL,
    "department_id" UUID NOT NULL,
    "site_id" UUID,
    "resource_id" UUID,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" UUID,

    CONSTRAINT "closed_day_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "school_holiday" (
    "id" UUID NOT NULL,
    "municipality_code" TEXT NOT NULL,
    "school_year" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE NOT NULL,

    CONSTRAINT "school_holiday_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "working_hours" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "department_id" UUID NOT NULL,
    "weekday" SMALLINT NOT NULL,
    "starts_at" TEXT NOT NULL,
    "ends_at" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "working_hours_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "working_day_exception" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "local_date" DATE NOT NULL,
    "starts_at" TEXT,
    "ends_at" TEXT,

    CONSTRAINT "working_day_exception_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "absence" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "absence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "competence" (
    "account_id" UUID NOT NULL,
    "offer_id" UUID NOT NULL,
    "role" "teaching_role" NOT NULL,

    CONSTRAINT "competence_pkey" PRIMARY KEY ("account_id","offer_id")
);

-- CreateTable
CREATE TABLE "educator_request" (
    "id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "role" "teaching_role" NOT NULL DEFAULT 'LEADS',
    "replaces_id" UUID,
    "state" "educator_request_state" NOT NULL DEFAULT 'ASKED',
    "asked_by" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "educator_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "blocked_time" (
    "id" UUID NOT NULL,
    "department_id" UUID NOT NULL,
    "kind" "blocked_time_kind" NOT NULL,
    "title" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" UUID NOT NULL,

    CONSTRAINT "blocked_time_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "blocked_time_person" (
    "blocked_time_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,

    CONSTRAINT "blocked_time_person_pkey" PRIMARY KEY ("blocked_time_id","account_id")
);

-- CreateTable
CREATE TABLE "blocked_time_resource" (
    "blocked_time_id" UUID NOT NULL,
    "resource_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "blocked_time_resource_pkey" PRIMARY KEY ("blocked_time_id","resource_id")
);

-- CreateTable
CREATE TABLE "allocation" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "session_id" UUID,
    "blocked_time_id" UUID,
    "account_id" UUID,
    "resource_id" UUID,
    "via_resource_id" UUID,
    "pooled" BOOLEAN NOT NULL DEFAULT false,
    "quantity" INTEGER NOT NULL DEFAULT 1,
    "during" tstzrange NOT NULL,

    CONSTRAINT "allocation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_task" (
    "id" UUID NOT NULL,
    "booking_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "cause" "review_cause" NOT NULL,
    "message" TEXT,
    "before" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" UUID,
    "outcome" "review_outcome",
    "closed_at" TIMESTAMPTZ(3),
    "closed_by" UUID,

    CONSTRAINT "review_task_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "offer_version_offer_id_number_key" ON "offer_version"("offer_id", "number");

-- CreateIndex
CREATE INDEX "offer_resource_resource_id_idx" ON "offer_resource"("resource_id");

-- CreateIndex
CREATE UNIQUE INDEX "curriculum_goal_set_id_code_key" ON "curriculum_goal"("set_id", "code");

-- CreateIndex
CREATE INDEX "stored_file_department_id_idx" ON "stored_file"("department_id");

-- CreateIndex
CREATE INDEX "session_meeting_local_date_idx" ON "session_meeting"("local_date");

-- CreateIndex
CREATE UNIQUE INDEX "session_meeting_session_id_position_key" ON "session_meeting"("session_id", "position");

-- CreateIndex
CREATE INDEX "session_series_department_id_idx" ON "session_series"("department_id");

-- CreateIndex
CREATE INDEX "session_resource_resource_id_idx" ON "session_resource"("resource_id");

-- CreateIndex
CREATE INDEX "resource_department_id_idx" ON "resource"("department_id");

-- CreateIndex
CREATE INDEX "resource_site_id_idx" ON "resource"("site_id");

-- CreateIndex
CREATE INDEX "resource_parent_id_idx" ON "resource"("parent_id");

-- CreateIndex
CREATE INDEX "opening_hours_site_id_idx" ON "opening_hours"("site_id");

-- CreateIndex
CREATE INDEX "opening_hours_resource_id_idx" ON "opening_hours"("resource_id");

-- CreateIndex
CREATE INDEX "closed_day_department_id_valid_from_idx" ON "closed_day"("department_id", "valid_from");

-- CreateIndex
CREATE UNIQUE INDEX "school_holiday_municipality_code_valid_from_name_key" ON "school_holiday"("municipality_code", "valid_from", "name");

-- CreateIndex
CREATE INDEX "working_hours_account_id_idx" ON "working_hours"("account_id");

-- CreateIndex
CREATE INDEX "working_hours_department_id_idx" ON "working_hours"("department_id");

-- CreateIndex
CREATE UNIQUE INDEX "working_day_exception_account_id_local_date_key" ON "working_day_exception"("account_id", "local_date");

-- CreateIndex
CREATE INDEX "absence_account_id_starts_at_idx" ON "absence"("account_id", "starts_at");

-- CreateIndex
CREATE INDEX "competence_offer_id_idx" ON "competence"("offer_id");

-- CreateIndex
CREATE INDEX "educator_request_session_id_idx" ON "educator_request"("session_id");

-- CreateIndex
CREATE INDEX "educator_request_account_id_idx" ON "educator_request"("account_id");

-- CreateIndex
CREATE INDEX "blocked_time_department_id_starts_at_idx" ON "blocked_time"("department_id", "starts_at");

-- CreateIndex
CREATE INDEX "blocked_time_person_account_id_idx" ON "blocked_time_person"("account_id");

-- CreateIndex
CREATE INDEX "blocked_time_resource_resource_id_idx" ON "blocked_time_resource"("resource_id");

-- CreateIndex
CREATE INDEX "allocation_session_id_idx" ON "allocation"("session_id");

-- CreateIndex
CREATE INDEX "allocation_blocked_time_id_idx" ON "allocation"("blocked_time_id");

-- CreateIndex
CREATE INDEX "review_task_booking_id_idx" ON "review_task"("booking_id");

-- CreateIndex
CREATE INDEX "review_task_session_id_idx" ON "review_task"("session_id");

-- CreateIndex
CREATE INDEX "booking_offer_version_id_idx" ON "booking"("offer_version_id");

-- CreateIndex
CREATE INDEX "calendar_feed_resource_id_idx" ON "calendar_feed"("resource_id");

-- CreateIndex
CREATE INDEX "material_file_id_idx" ON "material"("file_id");

-- CreateIndex
CREATE UNIQUE INDEX "offer_current_version_id_key" ON "offer"("current_version_id");

-- CreateIndex
CREATE INDEX "offer_image_file_id_idx" ON "offer"("image_file_id");

-- CreateIndex
CREATE INDEX "session_site_id_starts_at_idx" ON "session"("site_id", "starts_at");

-- CreateIndex
CREATE INDEX "session_series_id_idx" ON "session"("series_id");

-- AddForeignKey
ALTER TABLE "offer" ADD CONSTRAINT "offer_image_file_id_fkey" FOREIGN KEY ("image_file_id") REFERENCES "stored_file"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer" ADD CONSTRAINT "offer_current_version_id_fkey" FOREIGN KEY ("current_version_id") REFERENCES "offer_version"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer_version" ADD CONSTRAINT "offer_version_offer_id_fkey" FOREIGN KEY ("offer_id") REFERENCES "offer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer_resource" ADD CONSTRAINT "offer_resource_offer_id_fkey" FOREIGN KEY ("offer_id") REFERENCES "offer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer_resource" ADD CONSTRAINT "offer_resource_resource_id_fkey" FOREIGN KEY ("resource_id") REFERENCES "resource"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "curriculum_goal" ADD CONSTRAINT "curriculum_goal_set_id_fkey" FOREIGN KEY ("set_id") REFERENCES "curriculum_set"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stored_file" ADD CONSTRAINT "stored_file_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stored_file" ADD CONSTRAINT "stored_file_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stored_image" ADD CONSTRAINT "stored_image_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "material" ADD CONSTRAINT "material_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_meeting_point_id_fkey" FOREIGN KEY ("meeting_point_id") REFERENCES "resource"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "session_series"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_meeting" ADD CONSTRAINT "session_meeting_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_series" ADD CONSTRAINT "session_series_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_series" ADD CONSTRAINT "session_series_offer_id_fkey" FOREIGN KEY ("offer_id") REFERENCES "offer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_series" ADD CONSTRAINT "session_series_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_series" ADD CONSTRAINT "session_series_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_resource" ADD CONSTRAINT "session_resource_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_resource" ADD CONSTRAINT "session_resource_resource_id_fkey" FOREIGN KEY ("resource_id") REFERENCES "resource"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resource" ADD CONSTRAINT "resource_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resource" ADD CONSTRAINT "resource_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resource" ADD CONSTRAINT "resource_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "resource"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opening_hours" ADD CONSTRAINT "opening_hours_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opening_hours" ADD CONSTRAINT "opening_hours_resource_id_fkey" FOREIGN KEY ("resource_id") REFERENCES "resource"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "closed_day" ADD CONSTRAINT "closed_day_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "closed_day" ADD CONSTRAINT "closed_day_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "closed_day" ADD CONSTRAINT "closed_day_resource_id_fkey" FOREIGN KEY ("resource_id") REFERENCES "resource"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "closed_day" ADD CONSTRAINT "closed_day_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "school_holiday" ADD CONSTRAINT "school_holiday_municipality_code_fkey" FOREIGN KEY ("municipality_code") REFERENCES "municipality"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "working_hours" ADD CONSTRAINT "working_hours_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "working_hours" ADD CONSTRAINT "working_hours_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "working_day_exception" ADD CONSTRAINT "working_day_exception_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "absence" ADD CONSTRAINT "absence_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "absence" ADD CONSTRAINT "absence_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "competence" ADD CONSTRAINT "competence_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "competence" ADD CONSTRAINT "competence_offer_id_fkey" FOREIGN KEY ("offer_id") REFERENCES "offer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "educator_request" ADD CONSTRAINT "educator_request_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "educator_request" ADD CONSTRAINT "educator_request_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "educator_request" ADD CONSTRAINT "educator_request_replaces_id_fkey" FOREIGN KEY ("replaces_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "educator_request" ADD CONSTRAINT "educator_request_asked_by_fkey" FOREIGN KEY ("asked_by") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "blocked_time" ADD CONSTRAINT "blocked_time_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "blocked_time" ADD CONSTRAINT "blocked_time_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "blocked_time_person" ADD CONSTRAINT "blocked_time_person_blocked_time_id_fkey" FOREIGN KEY ("blocked_time_id") REFERENCES "blocked_time"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "blocked_time_person" ADD CONSTRAINT "blocked_time_person_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "blocked_time_resource" ADD CONSTRAINT "blocked_time_resource_blocked_time_id_fkey" FOREIGN KEY ("blocked_time_id") REFERENCES "blocked_time"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "blocked_time_resource" ADD CONSTRAINT "blocked_time_resource_resource_id_fkey" FOREIGN KEY ("resource_id") REFERENCES "resource"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "allocation" ADD CONSTRAINT "allocation_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "allocation" ADD CONSTRAINT "allocation_blocked_time_id_fkey" FOREIGN KEY ("blocked_time_id") REFERENCES "blocked_time"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "allocation" ADD CONSTRAINT "allocation_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "allocation" ADD CONSTRAINT "allocation_resource_id_fkey" FOREIGN KEY ("resource_id") REFERENCES "resource"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_task" ADD CONSTRAINT "review_task_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_task" ADD CONSTRAINT "review_task_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_task" ADD CONSTRAINT "review_task_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_task" ADD CONSTRAINT "review_task_closed_by_fkey" FOREIGN KEY ("closed_by") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking" ADD CONSTRAINT "booking_offer_version_id_fkey" FOREIGN KEY ("offer_version_id") REFERENCES "offer_version"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_resource_id_fkey" FOREIGN KEY ("resource_id") REFERENCES "resource"("id") ON DELETE SET NULL ON UPDATE CASCADE;
CREATE INDEX "allocation_resource_id_idx" ON "allocation"("resource_id");
