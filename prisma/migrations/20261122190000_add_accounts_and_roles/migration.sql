-- CreateEnum
CREATE TYPE "login_method" AS ENUM ('PASSWORD', 'LINK', 'PASSKEY', 'OIDC', 'DEMO');

-- CreateEnum
CREATE TYPE "mail_link_purpose" AS ENUM ('LOGIN', 'PROVE_EMAIL', 'INVITATION');

-- CreateEnum
CREATE TYPE "calendar_feed_kind" AS ENUM ('ACCOUNT', 'SCHOOL');

-- AlterEnum

ALTER TYPE "mail_kind" ADD VALUE 'LOGIN_LINK';
ALTER TYPE "mail_kind" ADD VALUE 'INVITATION';
ALTER TYPE "mail_kind" ADD VALUE 'SECURITY_NOTICE';

-- AlterEnum
ALTER TYPE "recipient_role" ADD VALUE 'ACCOUNT';

-- AlterTable
ALTER TABLE "account" ADD COLUMN     "deactivated_at" TIMESTAMPTZ(3),
ADD COLUMN     "email_proven_at" TIMESTAMPTZ(3),
ADD COLUMN     "erased_at" TIMESTAMPTZ(3),
ADD COLUMN     "language" TEXT NOT NULL DEFAULT 'da',
ADD COLUMN     "totp_confirmed_at" TIMESTAMPTZ(3),
ADD COLUMN     "totp_last_step" INTEGER,
ADD COLUMN     "totp_secret" BYTEA,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1,
ALTER COLUMN "email" DROP NOT NULL;

-- AlterTable
ALTER TABLE "audit_event" ADD COLUMN     "department_id" UUID,
ADD COLUMN     "institution_number" TEXT,
ADD COLUMN     "offer_id" UUID,
ADD COLUMN     "subject_account_id" UUID;

-- AlterTable
ALTER TABLE "booking" ADD COLUMN     "booked_by" UUID,
ADD COLUMN     "erased_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "department" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "login" ADD COLUMN     "failures_before" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "id" UUID NOT NULL DEFAULT gen_random_uuid(),
ADD COLUMN     "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "method" "login_method" NOT NULL DEFAULT 'PASSWORD',
ADD COLUMN     "second_factor" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "user_agent" TEXT;

-- AlterTable
ALTER TABLE "partnership" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "role_grant" ADD COLUMN     "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "granted_by" UUID,
ADD COLUMN     "institution_number" TEXT,
ADD COLUMN     "municipality_code" TEXT,
ADD COLUMN     "region_code" TEXT;

-- AlterTable
ALTER TABLE "site" ADD COLUMN     "active" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- DropTable
DROP TABLE "login_failure";

-- CreateTable
CREATE TABLE "institution_administrator" (
    "institution_number" TEXT NOT NULL,
    "name" TEXT,
    "email" TEXT NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,
    "set_by" UUID NOT NULL,

    CONSTRAINT "institution_administrator_pkey" PRIMARY KEY ("institution_number")
);

-- CreateTable
CREATE TABLE "import_run" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "file_names" TEXT[],
    "dry_run" BOOLEAN NOT NULL DEFAULT false,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "step" TEXT NOT NULL,
    "share" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "outcome" JSONB,

    CONSTRAINT "import_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "throttle_event" (
    "id" UUID NOT NULL,
    "bucket" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "throttle_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recovery_code" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "code_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "passkey" (
    "credential_id" BYTEA NOT NULL,
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "public_key" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL DEFAULT 0,
    "transports" TEXT[],
    "name" TEXT NOT NULL,
    "backed_up" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "passkey_pkey" PRIMARY KEY ("credential_id")
);

-- CreateTable
CREATE TABLE "login_challenge" (
    "id_hash" BYTEA NOT NULL,
    "account_id" UUID,
    "challenge" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "login_challenge_pkey" PRIMARY KEY ("id_hash")
);

-- CreateTable
CREATE TABLE "federated_identity" (
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "federated_identity_pkey" PRIMARY KEY ("issuer","subject")
);

-- CreateTable
CREATE TABLE "oidc_attempt" (
    "state_hash" BYTEA NOT NULL,
    "provider" TEXT NOT NULL,
    "nonce" TEXT NOT NULL,
    "code_verifier" TEXT NOT NULL,
    "browser_hash" BYTEA NOT NULL,
    "account_id" UUID,
    "next" TEXT,
    "language" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "oidc_attempt_pkey" PRIMARY KEY ("state_hash")
);

-- CreateTable
CREATE TABLE "mail_link" (
    "id" UUID NOT NULL,
    "purpose" "mail_link_purpose" NOT NULL,
    "email" TEXT NOT NULL,
    "account_id" UUID,
    "browser_hash" BYTEA,
    "code_failures" INTEGER NOT NULL DEFAULT 0,
    "next" TEXT,
    "language" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "consumed_at" TIMESTAMPTZ(3),

    CONSTRAINT "mail_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "account_id" UUID NOT NULL,
    "institution_number" TEXT NOT NULL,
    "shares_visits" BOOLEAN NOT NULL DEFAULT false,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "confirmed_by" UUID,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("account_id","institution_number")
);

-- CreateTable
CREATE TABLE "calendar_feed" (
    "id" UUID NOT NULL,
    "kind" "calendar_feed_kind" NOT NULL,
    "account_id" UUID NOT NULL,
    "institution_number" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "calendar_feed_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "retention_run" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "dry_run" BOOLEAN NOT NULL,
    "account_id" UUID,
    "report" JSONB NOT NULL,

    CONSTRAINT "retention_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "erasure" (
    "id" UUID NOT NULL,
    "email_hash" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "account_id" UUID,
    "report" JSONB NOT NULL,

    CONSTRAINT "erasure_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "import_run_started_at_idx" ON "import_run"("started_at");

-- CreateIndex
CREATE INDEX "throttle_event_bucket_at_idx" ON "throttle_event"("bucket", "at");

-- CreateIndex
CREATE INDEX "throttle_event_at_idx" ON "throttle_event"("at");

-- CreateIndex
CREATE UNIQUE INDEX "recovery_code_account_id_code_hash_key" ON "recovery_code"("account_id", "code_hash");

-- CreateIndex
CREATE UNIQUE INDEX "passkey_id_key" ON "passkey"("id");

-- CreateIndex
CREATE INDEX "passkey_account_id_idx" ON "passkey"("account_id");

-- CreateIndex
CREATE INDEX "login_challenge_expires_at_idx" ON "login_challenge"("expires_at");

-- CreateIndex
CREATE INDEX "federated_identity_account_id_idx" ON "federated_identity"("account_id");

-- CreateIndex
CREATE INDEX "oidc_attempt_expires_at_idx" ON "oidc_attempt"("expires_at");

-- CreateIndex
CREATE INDEX "mail_link_email_idx" ON "mail_link"("email");

-- CreateIndex
CREATE INDEX "mail_link_browser_hash_idx" ON "mail_link"("browser_hash");

-- CreateIndex
CREATE INDEX "mail_link_account_id_idx" ON "mail_link"("account_id");

-- CreateIndex
CREATE INDEX "mail_link_expires_at_idx" ON "mail_link"("expires_at");

-- CreateIndex
CREATE INDEX "membership_institution_number_idx" ON "membership"("institution_number");

-- CreateIndex
CREATE INDEX "calendar_feed_account_id_idx" ON "calendar_feed"("account_id");

-- CreateIndex
CREATE INDEX "retention_run_at_idx" ON "retention_run"("at");

-- CreateIndex
CREATE INDEX "erasure_email_hash_idx" ON "erasure"("email_hash");

-- CreateIndex
CREATE INDEX "audit_event_department_id_at_idx" ON "audit_event"("department_id", "at");

-- CreateIndex
CREATE INDEX "audit_event_account_id_at_idx" ON "audit_event"("account_id", "at");

-- CreateIndex
CREATE INDEX "audit_event_subject_account_id_at_idx" ON "audit_event"("subject_account_id", "at");

-- CreateIndex
CREATE INDEX "audit_event_at_idx" ON "audit_event"("at");

-- CreateIndex
CREATE INDEX "booking_visitor_email_idx" ON "booking"("visitor_email");

-- CreateIndex
CREATE INDEX "booking_booked_by_idx" ON "booking"("booked_by");

-- CreateIndex
CREATE UNIQUE INDEX "login_id_key" ON "login"("id");

-- CreateIndex
CREATE INDEX "role_grant_department_id_idx" ON "role_grant"("department_id");

-- CreateIndex
CREATE INDEX "role_grant_institution_number_idx" ON "role_grant"("institution_number");

-- AddForeignKey
ALTER TABLE "institution_administrator" ADD CONSTRAINT "institution_administrator_institution_number_fkey" FOREIGN KEY ("institution_number") REFERENCES "institution"("number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "institution_administrator" ADD CONSTRAINT "institution_administrator_set_by_fkey" FOREIGN KEY ("set_by") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_run" ADD CONSTRAINT "import_run_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking" ADD CONSTRAINT "booking_booked_by_fkey" FOREIGN KEY ("booked_by") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_granted_by_fkey" FOREIGN KEY ("granted_by") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_institution_number_fkey" FOREIGN KEY ("institution_number") REFERENCES "institution"("number") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_municipality_code_fkey" FOREIGN KEY ("municipality_code") REFERENCES "municipality"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "login_challenge" ADD CONSTRAINT "login_challenge_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "federated_identity" ADD CONSTRAINT "federated_identity_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "oidc_attempt" ADD CONSTRAINT "oidc_attempt_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail_link" ADD CONSTRAINT "mail_link_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_confirmed_by_fkey" FOREIGN KEY ("confirmed_by") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_institution_number_fkey" FOREIGN KEY ("institution_number") REFERENCES "institution"("number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_institution_number_fkey" FOREIGN KEY ("institution_number") REFERENCES "institution"("number") ON DELETE SET NULL ON UPDATE CASCADE;
