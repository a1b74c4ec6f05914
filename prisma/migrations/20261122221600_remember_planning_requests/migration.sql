-- CreateTable
CREATE TABLE "planning_request" (
    "key" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "answer" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "planning_request_pkey" PRIMARY KEY ("key")
);
