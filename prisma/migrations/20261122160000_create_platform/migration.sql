-- Extensions
CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- Folds text for searching: lower case, æ ø å as ae oe aa (Swedish ä ö too, so that "øresund" finds "Öresund"), accents
-- stripped. Its twin in TypeScript is server/search/fold.ts; a test holds the two together.
CREATE FUNCTION fold_danish(input text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT translate(
    replace(replace(replace(replace(replace(
      lower(translate(input, 'ÆØÅÄÖÉÈÊËÁÀÂÃÍÌÎÏÓÒÔÕÚÙÛÜÝÇÑ', 'æøåäöéèêëáàâãíìîïóòôõúùûüýçñ')),
      'æ', 'ae'), 'ø', 'oe'), 'å', 'aa'), 'ä', 'ae'), 'ö', 'oe'),
    'éèêëáàâãíìîïóòôõúùûüýÿçñ', 'eeeeaaaaiiiioooouuuuyycn')
$$;

-- The words an offer is found by. Danish stems and the words themselves (for prefixes), title before teaser and keywords
-- before the description; English title and teaser too. Its body is bound now, not when it runs: a restored backup fills
-- generated columns with an empty search_path.
CREATE FUNCTION offer_search_vector(
  title_da text, teaser_da text, keywords text, description_da text, title_en text, teaser_en text
) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN setweight(to_tsvector('danish', fold_danish(title_da)), 'A')
    || setweight(to_tsvector('simple', fold_danish(title_da)), 'A')
    || setweight(to_tsvector('danish', fold_danish(teaser_da || ' ' || keywords)), 'B')
    || setweight(to_tsvector('simple', fold_danish(teaser_da || ' ' || keywords)), 'B')
    || setweight(to_tsvector('english', fold_danish(title_en || ' ' || teaser_en)), 'B')
    || setweight(to_tsvector('danish', fold_danish(description_da)), 'C');

-- CreateEnum
CREATE TYPE "institution_kind" AS ENUM ('FOLKESKOLE', 'PRIVATE_SCHOOL', 'SPECIAL_SCHOOL', 'EFTERSKOLE', 'UPPER_SECONDARY', 'VOCATIONAL', 'NURSERY', 'KINDERGARTEN', 'INTEGRATED_DAYCARE', 'OTHER');

-- CreateEnum
CREATE TYPE "institution_owner" AS ENUM ('MUNICIPAL', 'REGIONAL', 'STATE', 'SELF_GOVERNING', 'PRIVATE', 'OTHER');

-- CreateEnum
CREATE TYPE "institution_source" AS ENUM ('SCHOOL_REGISTER', 'DAYCARE_REGISTER', 'DEMO', 'MANUAL');

-- CreateEnum
CREATE TYPE "partnership_type" AS ENUM ('CULTURAL_COFUNDED', 'MUNICIPAL_COFUNDED', 'FULLY_EXTERNAL');

-- CreateEnum
CREATE TYPE "target_group" AS ENUM ('DAYCARE', 'PRIMARY', 'UPPER_SECONDARY');

-- CreateEnum
CREATE TYPE "age_group" AS ENUM ('NURSERY', 'KINDERGARTEN', 'MIXED');

-- CreateEnum
CREATE TYPE "subject_family" AS ENUM ('HISTORY', 'SCIENCE', 'ARTS');

-- CreateEnum
CREATE TYPE "offer_form" AS ENUM ('ON_SITE', 'OUTREACH', 'SELF_GUIDED', 'ONLINE', 'COURSE');

-- CreateEnum
CREATE TYPE "offer_state" AS ENUM ('DRAFT', 'PUBLISHED', 'ARCHIVED');

-- CreateEnum
CREATE TYPE "confirmation_mode" AS ENUM ('INSTANT', 'BY_REQUEST');

-- CreateEnum
CREATE TYPE "cover_place" AS ENUM ('FORT', 'BEACH', 'MUSEUM', 'FOREST');

-- CreateEnum
CREATE TYPE "cover_season" AS ENUM ('SPRING', 'SUMMER', 'AUTUMN', 'WINTER');

-- CreateEnum
CREATE TYPE "material_phase" AS ENUM ('BEFORE', 'DURING', 'AFTER');

-- CreateEnum
CREATE TYPE "session_state" AS ENUM ('OPEN', 'CLOSED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "booking_status" AS ENUM ('HELD', 'REQUESTED', 'CONFIRMED', 'WAITING', 'OFFERED', 'DECLINED', 'WITHDRAWN', 'EXPIRED', 'CANCELLED_BY_BOOKER', 'CANCELLED_BY_VENUE');

-- CreateEnum
CREATE TYPE "grade_stage" AS ENUM ('LOWER', 'MIDDLE', 'UPPER', 'MIXED');

-- CreateEnum
CREATE TYPE "attendance_outcome" AS ENUM ('CAME', 'NO_SHOW');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('TEACHER', 'SCHOOL_ADMINISTRATOR', 'EDUCATOR', 'DEPARTMENT_LEAD', 'COORDINATOR', 'PARTNER', 'KNOWLEDGE_CENTRE');

-- CreateEnum
CREATE TYPE "recipient_role" AS ENUM ('VISITOR', 'CONTACT', 'EDUCATOR', 'ADMINISTRATOR');

-- CreateEnum
CREATE TYPE "mail_kind" AS ENUM ('CONFIRMATION', 'CHANGE', 'CANCELLATION');

-- CreateEnum
CREATE TYPE "outbox_status" AS ENUM ('QUEUED', 'INFLIGHT', 'RETRY', 'SENT', 'FAILED', 'WITHHELD', 'ABORTED');

-- CreateTable
CREATE TABLE "region" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "region_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "municipality" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "longitude" DOUBLE PRECISION NOT NULL,
    "latitude" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "municipality_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "municipality_region" (
    "municipality_code" TEXT NOT NULL,
    "region_code" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "municipality_region_pkey" PRIMARY KEY ("municipality_code","valid_from")
);

-- CreateTable
CREATE TABLE "institution" (
    "number" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "institution_kind" NOT NULL,
    "owner" "institution_owner" NOT NULL,
    "source" "institution_source" NOT NULL,
    "parent_number" TEXT,
    "address" TEXT,
    "postal_code" TEXT,
    "city" TEXT,
    "website" TEXT,
    "municipality_code" TEXT,
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "search_text" TEXT GENERATED ALWAYS AS (fold_danish("name" || ' ' || coalesce("city", '') || ' ' || "number")) STORED,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "institution_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "department" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "about_da" TEXT NOT NULL,
    "about_en" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "postal_code" TEXT NOT NULL,
    "city" TEXT NOT NULL,
    "municipality_code" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "phone" TEXT NOT NULL,

    CONSTRAINT "department_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "partnership" (
    "id" UUID NOT NULL,
    "department_id" UUID NOT NULL,
    "type" "partnership_type" NOT NULL,
    "partner" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "partnership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "site" (
    "id" UUID NOT NULL,
    "department_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "postal_code" TEXT NOT NULL,
    "city" TEXT NOT NULL,
    "municipality_code" TEXT NOT NULL,
    "latitude" DOUBLE PRECISION NOT NULL,
    "longitude" DOUBLE PRECISION NOT NULL,
    "meeting_point_da" TEXT NOT NULL,
    "meeting_point_en" TEXT NOT NULL,
    "transport_da" TEXT NOT NULL,
    "transport_en" TEXT NOT NULL,
    "access_da" TEXT NOT NULL,
    "access_en" TEXT NOT NULL,
    "lunch_da" TEXT NOT NULL,
    "lunch_en" TEXT NOT NULL,

    CONSTRAINT "site_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "offer" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "department_id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "state" "offer_state" NOT NULL,
    "title_da" TEXT NOT NULL,
    "title_en" TEXT NOT NULL,
    "teaser_da" TEXT NOT NULL,
    "teaser_en" TEXT NOT NULL,
    "description_da" TEXT NOT NULL,
    "description_en" TEXT NOT NULL,
    "programme" JSONB NOT NULL DEFAULT '[]',
    "clothing_da" TEXT,
    "clothing_en" TEXT,
    "subject_family" "subject_family" NOT NULL,
    "subject" TEXT NOT NULL,
    "subjects" TEXT[],
    "target_groups" "target_group"[],
    "grade_from" SMALLINT,
    "grade_to" SMALLINT,
    "age_groups" "age_group"[],
    "form" "offer_form" NOT NULL,
    "confirmation" "confirmation_mode" NOT NULL DEFAULT 'INSTANT',
    "languages" TEXT[],
    "duration_minutes" INTEGER NOT NULL,
    "min_pupils" INTEGER NOT NULL DEFAULT 1,
    "max_pupils" INTEGER NOT NULL,
    "max_groups" INTEGER NOT NULL DEFAULT 1,
    "pupils_per_adult" INTEGER NOT NULL,
    "lead_time_working_days" INTEGER NOT NULL,
    "cancellation_working_days" INTEGER NOT NULL,
    "booking_opens_at" TIMESTAMPTZ(3),
    "price_ore" INTEGER NOT NULL,
    "price_note_da" TEXT,
    "price_note_en" TEXT,
    "quota_limited" BOOLEAN NOT NULL DEFAULT false,
    "cover_place" "cover_place" NOT NULL,
    "cover_season" "cover_season" NOT NULL,
    "cover_motif" TEXT,
    "keywords" TEXT NOT NULL DEFAULT '',
    "search" tsvector GENERATED ALWAYS AS (offer_search_vector("title_da", "teaser_da", "keywords", "description_da", "title_en", "teaser_en")) STORED,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "offer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "material" (
    "id" UUID NOT NULL,
    "offer_id" UUID NOT NULL,
    "phase" "material_phase" NOT NULL,
    "position" SMALLINT NOT NULL,
    "title_da" TEXT NOT NULL,
    "title_en" TEXT NOT NULL,
    "note_da" TEXT NOT NULL,
    "note_en" TEXT NOT NULL,
    "body_da" TEXT NOT NULL,
    "body_en" TEXT NOT NULL,

    CONSTRAINT "material_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "offer_id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "local_date" DATE GENERATED ALWAYS AS (("starts_at" AT TIME ZONE 'Europe/Copenhagen')::date) STORED,
    "state" "session_state" NOT NULL DEFAULT 'OPEN',
    "version" INTEGER NOT NULL DEFAULT 1,
    "capacity_groups" INTEGER NOT NULL,
    "capacity_pupils" INTEGER NOT NULL,
    "capacity_adults" INTEGER NOT NULL,
    "taken_groups" INTEGER NOT NULL DEFAULT 0,
    "taken_pupils" INTEGER NOT NULL DEFAULT 0,
    "taken_adults" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session_educator" (
    "session_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,

    CONSTRAINT "session_educator_pkey" PRIMARY KEY ("session_id","account_id")
);

-- CreateTable
CREATE TABLE "booking" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "session_id" UUID NOT NULL,
    "booking_set_id" UUID,
    "status" "booking_status" NOT NULL,
    "link_version" INTEGER NOT NULL DEFAULT 1,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "language" TEXT NOT NULL,
    "institution_number" TEXT,
    "institution_name" TEXT NOT NULL,
    "contact_name" TEXT NOT NULL,
    "contact_email" TEXT NOT NULL,
    "contact_phone" TEXT NOT NULL,
    "visitor_name" TEXT NOT NULL,
    "visitor_email" TEXT NOT NULL,
    "visitor_phone" TEXT NOT NULL,
    "administrator_name" TEXT,
    "administrator_email" TEXT,
    "needs" TEXT,
    "message" TEXT,
    "invoice_gln" TEXT,
    "invoice_order_number" TEXT,
    "invoice_reference" TEXT,
    "price_ore" INTEGER NOT NULL,
    "group_count" INTEGER NOT NULL,
    "pupils" INTEGER NOT NULL,
    "adults" INTEGER NOT NULL,
    "local_date" DATE NOT NULL,
    "school_year" TEXT NOT NULL,
    "department_id" UUID NOT NULL,
    "offer_id" UUID NOT NULL,
    "municipality_code" TEXT,
    "region_code" TEXT,
    "partnership_type" "partnership_type",
    "institution_kind" "institution_kind",
    "target_group" "target_group" NOT NULL,
    "grade_stage" "grade_stage",
    "subject_family" "subject_family" NOT NULL,
    "subject" TEXT NOT NULL,
    "form" "offer_form" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "cancelled_at" TIMESTAMPTZ(3),
    "cancel_reason" TEXT,

    CONSTRAINT "booking_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "booking_group" (
    "id" UUID NOT NULL,
    "booking_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "label" TEXT NOT NULL,
    "grade_level" SMALLINT,
    "age_group" "age_group",
    "study_year" SMALLINT,
    "special_education" BOOLEAN NOT NULL DEFAULT false,
    "pupils" INTEGER NOT NULL,
    "adults" INTEGER NOT NULL,

    CONSTRAINT "booking_group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "key" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "booking_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "attendance" (
    "booking_id" UUID NOT NULL,
    "outcome" "attendance_outcome" NOT NULL,
    "group_count" INTEGER NOT NULL,
    "pupils" INTEGER NOT NULL,
    "adults" INTEGER NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "recorded_by" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "attendance_pkey" PRIMARY KEY ("booking_id")
);

-- CreateTable
CREATE TABLE "attendance_group" (
    "group_id" UUID NOT NULL,
    "booking_id" UUID NOT NULL,
    "pupils" INTEGER NOT NULL,
    "adults" INTEGER NOT NULL,

    CONSTRAINT "attendance_group_pkey" PRIMARY KEY ("group_id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT,
    "password_hash" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "role_grant" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "department_id" UUID,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "role_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "login" (
    "id_hash" BYTEA NOT NULL,
    "account_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "login_pkey" PRIMARY KEY ("id_hash")
);

-- CreateTable
CREATE TABLE "login_failure" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "failed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "login_failure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_mail" (
    "id" UUID NOT NULL,
    "booking_id" UUID,
    "kind" "mail_kind" NOT NULL,
    "recipient_role" "recipient_role" NOT NULL,
    "recipient_name" TEXT NOT NULL,
    "recipient_email" TEXT NOT NULL,
    "calendar_method" TEXT,
    "sequence" INTEGER NOT NULL,
    "message_id" TEXT NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "stream_key" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "status" "outbox_status" NOT NULL DEFAULT 'QUEUED',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "run_after" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lease_until" TIMESTAMPTZ(3),
    "rendered" JSONB,
    "smtp_code" INTEGER,
    "smtp_answer" TEXT,
    "sent_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "outbox_mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "caught_mail" (
    "id" UUID NOT NULL,
    "recipient" TEXT NOT NULL,
    "raw" BYTEA NOT NULL,
    "caught_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "caught_mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor" TEXT NOT NULL,
    "account_id" UUID,
    "role" "role",
    "action" TEXT NOT NULL,
    "booking_id" UUID,
    "session_id" UUID,
    "details" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "platform_fact" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "platform_fact_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "institution_municipality_code_idx" ON "institution"("municipality_code");

-- CreateIndex
CREATE INDEX "institution_parent_number_idx" ON "institution"("parent_number");

-- CreateIndex
CREATE INDEX "institution_search" ON "institution" USING GIN ("search_text" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "department_slug_key" ON "department"("slug");

-- CreateIndex
CREATE INDEX "partnership_department_id_idx" ON "partnership"("department_id");

-- CreateIndex
CREATE UNIQUE INDEX "site_department_id_slug_key" ON "site"("department_id", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "offer_slug_key" ON "offer"("slug");

-- CreateIndex
CREATE INDEX "offer_department_id_idx" ON "offer"("department_id");

-- CreateIndex
CREATE INDEX "offer_search" ON "offer" USING GIN ("search");

-- CreateIndex
CREATE UNIQUE INDEX "material_offer_id_phase_position_key" ON "material"("offer_id", "phase", "position");

-- CreateIndex
CREATE INDEX "session_offer_id_starts_at_idx" ON "session"("offer_id", "starts_at");

-- CreateIndex
CREATE INDEX "session_local_date_idx" ON "session"("local_date");

-- CreateIndex
CREATE INDEX "session_educator_account_id_idx" ON "session_educator"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "booking_reference_key" ON "booking"("reference");

-- CreateIndex
CREATE INDEX "booking_session_id_idx" ON "booking"("session_id");

-- CreateIndex
CREATE INDEX "booking_local_date_idx" ON "booking"("local_date");

-- CreateIndex
CREATE INDEX "booking_school_year_idx" ON "booking"("school_year");

-- CreateIndex
CREATE INDEX "booking_institution_number_idx" ON "booking"("institution_number");

-- CreateIndex
CREATE INDEX "booking_department_id_local_date_idx" ON "booking"("department_id", "local_date");

-- CreateIndex
CREATE INDEX "booking_contact_email_created_at_idx" ON "booking"("contact_email", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "booking_group_booking_id_position_key" ON "booking_group"("booking_id", "position");

-- CreateIndex
CREATE INDEX "attendance_group_booking_id_idx" ON "attendance_group"("booking_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_email_key" ON "account"("email");

-- CreateIndex
CREATE INDEX "role_grant_account_id_idx" ON "role_grant"("account_id");

-- CreateIndex
CREATE INDEX "login_account_id_idx" ON "login"("account_id");

-- CreateIndex
CREATE INDEX "login_failure_email_failed_at_idx" ON "login_failure"("email", "failed_at");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_mail_message_id_key" ON "outbox_mail"("message_id");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_mail_dedupe_key_key" ON "outbox_mail"("dedupe_key");

-- CreateIndex
CREATE INDEX "outbox_mail_booking_id_idx" ON "outbox_mail"("booking_id");

-- CreateIndex
CREATE INDEX "outbox_mail_stream_key_sequence_idx" ON "outbox_mail"("stream_key", "sequence");

-- CreateIndex
CREATE INDEX "outbox_mail_status_run_after_idx" ON "outbox_mail"("status", "run_after");

-- CreateIndex
CREATE INDEX "caught_mail_recipient_idx" ON "caught_mail"("recipient");

-- CreateIndex
CREATE INDEX "audit_event_booking_id_idx" ON "audit_event"("booking_id");

-- CreateIndex
CREATE INDEX "audit_event_session_id_idx" ON "audit_event"("session_id");

-- AddForeignKey
ALTER TABLE "municipality_region" ADD CONSTRAINT "municipality_region_municipality_code_fkey" FOREIGN KEY ("municipality_code") REFERENCES "municipality"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "municipality_region" ADD CONSTRAINT "municipality_region_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "institution" ADD CONSTRAINT "institution_parent_number_fkey" FOREIGN KEY ("parent_number") REFERENCES "institution"("number") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "institution" ADD CONSTRAINT "institution_municipality_code_fkey" FOREIGN KEY ("municipality_code") REFERENCES "municipality"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "department" ADD CONSTRAINT "department_municipality_code_fkey" FOREIGN KEY ("municipality_code") REFERENCES "municipality"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "partnership" ADD CONSTRAINT "partnership_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site" ADD CONSTRAINT "site_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site" ADD CONSTRAINT "site_municipality_code_fkey" FOREIGN KEY ("municipality_code") REFERENCES "municipality"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer" ADD CONSTRAINT "offer_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer" ADD CONSTRAINT "offer_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "material" ADD CONSTRAINT "material_offer_id_fkey" FOREIGN KEY ("offer_id") REFERENCES "offer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_offer_id_fkey" FOREIGN KEY ("offer_id") REFERENCES "offer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_educator" ADD CONSTRAINT "session_educator_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_educator" ADD CONSTRAINT "session_educator_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking" ADD CONSTRAINT "booking_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking" ADD CONSTRAINT "booking_institution_number_fkey" FOREIGN KEY ("institution_number") REFERENCES "institution"("number") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking" ADD CONSTRAINT "booking_municipality_code_fkey" FOREIGN KEY ("municipality_code") REFERENCES "municipality"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking" ADD CONSTRAINT "booking_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking" ADD CONSTRAINT "booking_offer_id_fkey" FOREIGN KEY ("offer_id") REFERENCES "offer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking_group" ADD CONSTRAINT "booking_group_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "idempotency_key" ADD CONSTRAINT "idempotency_key_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_recorded_by_fkey" FOREIGN KEY ("recorded_by") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance_group" ADD CONSTRAINT "attendance_group_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "booking_group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance_group" ADD CONSTRAINT "attendance_group_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "attendance"("booking_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "login" ADD CONSTRAINT "login_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox_mail" ADD CONSTRAINT "outbox_mail_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE SET NULL ON UPDATE CASCADE;
