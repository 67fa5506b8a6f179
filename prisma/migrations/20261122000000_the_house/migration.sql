-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "journal_entry" (
    "seq" BIGSERIAL NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "case_id" TEXT,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "actor_id" TEXT,
    "command" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "previous" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "journal_entry_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "journal_checkpoint" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "last_seq" BIGINT NOT NULL,
    "entries" BIGINT NOT NULL,
    "digest" TEXT NOT NULL,
    "signature" TEXT NOT NULL,

    CONSTRAINT "journal_checkpoint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_message" (
    "id" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "dedupe_key" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "available_at" TIMESTAMPTZ(6) NOT NULL,
    "done_at" TIMESTAMPTZ(6),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,

    CONSTRAINT "outbox_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sent_mail" (
    "id" BIGSERIAL NOT NULL,
    "outbox_id" BIGINT,
    "recipient" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "sent_mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "municipality" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "county" TEXT NOT NULL,
    "standing" TEXT NOT NULL,

    CONSTRAINT "municipality_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "title" TEXT,
    "language" TEXT NOT NULL DEFAULT 'sv',
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "erased_at" TIMESTAMPTZ(6),

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person_role" (
    "person_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "municipality_code" TEXT,
    "from" DATE NOT NULL,
    "to" DATE,

    CONSTRAINT "person_role_pkey" PRIMARY KEY ("person_id","role")
);

-- CreateTable
CREATE TABLE "interest" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "organisation_number" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "interest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organisation" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "legal_form" TEXT NOT NULL,
    "municipality_code" TEXT,
    "address" TEXT NOT NULL DEFAULT '',
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "person_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "since" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("person_id","organisation_id")
);

-- CreateTable
CREATE TABLE "sign_in_code" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "code_hash" TEXT NOT NULL,
    "link_hash" TEXT NOT NULL,
    "return_to" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "used_at" TIMESTAMPTZ(6),
    "attempts" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "sign_in_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "method" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "seen_at" TIMESTAMPTZ(6) NOT NULL,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "revoked_at" TIMESTAMPTZ(6),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "framework" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "name_sv" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "adopted_by" TEXT NOT NULL,
    "adopted_on" DATE,
    "valid_from" DATE,
    "valid_to" DATE,
    "source" TEXT NOT NULL,
    "levels" JSONB NOT NULL,
    "frozen_at" TIMESTAMPTZ(6),

    CONSTRAINT "framework_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "framework_node" (
    "id" TEXT NOT NULL,
    "framework_id" TEXT NOT NULL,
    "parent_id" TEXT,
    "type" TEXT NOT NULL,
    "code" TEXT NOT NULL DEFAULT '',
    "title_sv" TEXT NOT NULL,
    "title_en" TEXT NOT NULL,
    "description_sv" TEXT NOT NULL DEFAULT '',
    "description_en" TEXT NOT NULL DEFAULT '',
    "prioritised" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER NOT NULL,
    "source" TEXT NOT NULL DEFAULT '',
    "certainty" TEXT NOT NULL,

    CONSTRAINT "framework_node_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "framework_link" (
    "from_id" TEXT NOT NULL,
    "to_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "certainty" TEXT NOT NULL,
    "source" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "framework_link_pkey" PRIMARY KEY ("from_id","to_id","kind")
);

-- CreateTable
CREATE TABLE "fund" (
    "id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "purpose" TEXT NOT NULL,
    "name_sv" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,

    CONSTRAINT "fund_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pot" (
    "id" UUID NOT NULL,
    "fund_id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "matching_share" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "pot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_transaction" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "kind" TEXT NOT NULL,
    "actor_id" UUID,
    "basis" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "ledger_transaction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_posting" (
    "id" BIGSERIAL NOT NULL,
    "transaction_id" UUID NOT NULL,
    "pot_id" UUID NOT NULL,
    "account" TEXT NOT NULL,
    "amount_ore" BIGINT NOT NULL,
    "call_id" UUID,
    "award_id" UUID,

    CONSTRAINT "ledger_posting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "call" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "kind" TEXT NOT NULL,
    "title" JSONB NOT NULL,
    "summary" JSONB NOT NULL,
    "texts" JSONB NOT NULL,
    "opens_at" TIMESTAMPTZ(6) NOT NULL,
    "closes_at" TIMESTAMPTZ(6) NOT NULL,
    "decision_on" DATE,
    "rules_version" INTEGER NOT NULL DEFAULT 1,
    "next_number" INTEGER NOT NULL DEFAULT 1,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "published_at" TIMESTAMPTZ(6),

    CONSTRAINT "call_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "call_rules" (
    "call_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "rules" JSONB NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "call_rules_pkey" PRIMARY KEY ("call_id","version")
);

-- CreateTable
CREATE TABLE "call_fund" (
    "call_id" UUID NOT NULL,
    "fund_id" UUID NOT NULL,
    "limit_ore" BIGINT,

    CONSTRAINT "call_fund_pkey" PRIMARY KEY ("call_id","fund_id")
);

-- CreateTable
CREATE TABLE "application" (
    "id" UUID NOT NULL,
    "call_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "title" TEXT NOT NULL,
    "number" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "submitted_at" TIMESTAMPTZ(6),
    "withdrawn_at" TIMESTAMPTZ(6),
    "rules_version" INTEGER NOT NULL,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "requested_ore" BIGINT,
    "total_ore" BIGINT,
    "starts_on" DATE,
    "ends_on" DATE,

    CONSTRAINT "application_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "application_section" (
    "application_id" UUID NOT NULL,
    "section" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "saved_at" TIMESTAMPTZ(6) NOT NULL,
    "saved_by_id" UUID NOT NULL,

    CONSTRAINT "application_section_pkey" PRIMARY KEY ("application_id","section")
);

-- CreateTable
CREATE TABLE "application_snapshot" (
    "application_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "submitted_at" TIMESTAMPTZ(6) NOT NULL,
    "submitted_by_id" UUID NOT NULL,

    CONSTRAINT "application_snapshot_pkey" PRIMARY KEY ("application_id","number")
);

-- CreateTable
CREATE TABLE "application_share" (
    "application_id" UUID NOT NULL,
    "node_id" TEXT NOT NULL,
    "basis_points" INTEGER NOT NULL,

    CONSTRAINT "application_share_pkey" PRIMARY KEY ("application_id","node_id")
);

-- CreateTable
CREATE TABLE "application_municipality" (
    "application_id" UUID NOT NULL,
    "municipality_code" TEXT NOT NULL,

    CONSTRAINT "application_municipality_pkey" PRIMARY KEY ("application_id","municipality_code")
);

-- CreateTable
CREATE TABLE "eligibility_check" (
    "application_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "answers" JSONB NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "officer_id" UUID,
    "opened_at" TIMESTAMPTZ(6) NOT NULL,
    "settled_at" TIMESTAMPTZ(6),

    CONSTRAINT "eligibility_check_pkey" PRIMARY KEY ("application_id")
);

-- CreateTable
CREATE TABLE "conflict" (
    "person_id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "ground" TEXT NOT NULL DEFAULT '',
    "reason" TEXT NOT NULL DEFAULT '',
    "declared_at" TIMESTAMPTZ(6) NOT NULL,
    "ruled_by_id" UUID,
    "ruled_at" TIMESTAMPTZ(6),
    "ruling_reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "conflict_pkey" PRIMARY KEY ("person_id","application_id")
);

-- CreateTable
CREATE TABLE "assessment" (
    "id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "assessor_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "assigned_at" TIMESTAMPTZ(6) NOT NULL,
    "due_on" DATE,
    "submitted_at" TIMESTAMPTZ(6),
    "summary" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "assessment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "score" (
    "assessment_id" UUID NOT NULL,
    "criterion" TEXT NOT NULL,
    "value" INTEGER,
    "not_assessable" BOOLEAN NOT NULL DEFAULT false,
    "motivation" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "score_pkey" PRIMARY KEY ("assessment_id","criterion")
);

-- CreateTable
CREATE TABLE "allocation" (
    "id" UUID NOT NULL,
    "call_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "input" JSONB NOT NULL,
    "opened_at" TIMESTAMPTZ(6) NOT NULL,
    "proposed_at" TIMESTAMPTZ(6),

    CONSTRAINT "allocation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "allocation_line" (
    "allocation_id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "rank" INTEGER,
    "score_num" TEXT,
    "score_den" TEXT,
    "proposal" TEXT NOT NULL,
    "amount_ore" BIGINT NOT NULL,
    "purpose" TEXT NOT NULL DEFAULT '',
    "reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "allocation_line_pkey" PRIMARY KEY ("allocation_id","application_id")
);

-- CreateTable
CREATE TABLE "meeting" (
    "id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "body" TEXT NOT NULL,
    "held_on" DATE NOT NULL,
    "starts_at" TIMESTAMPTZ(6) NOT NULL,
    "place" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(6),
    "closed_at" TIMESTAMPTZ(6),
    "adjusted_at" TIMESTAMPTZ(6),
    "announced_at" TIMESTAMPTZ(6),
    "appeal_until" DATE,
    "chair_id" UUID,
    "secretary_id" UUID,
    "adjuster_id" UUID,
    "demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "meeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meeting_member" (
    "meeting_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "capacity" TEXT NOT NULL,
    "present" BOOLEAN NOT NULL DEFAULT false,
    "serves_for" UUID,
    "position" INTEGER NOT NULL,

    CONSTRAINT "meeting_member_pkey" PRIMARY KEY ("meeting_id","person_id")
);

-- CreateTable
CREATE TABLE "agenda_item" (
    "id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "year" INTEGER NOT NULL,
    "paragraph" INTEGER,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "call_id" UUID,
    "allocation_id" UUID,
    "background" TEXT NOT NULL DEFAULT '',
    "clauses" JSONB NOT NULL,
    "procedure" TEXT NOT NULL DEFAULT 'acclamation',
    "proceedings" JSONB NOT NULL DEFAULT '{}',
    "chair_id" UUID,
    "settled" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "agenda_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "item_absence" (
    "item_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "ground" TEXT NOT NULL DEFAULT '',
    "application_id" UUID,
    "replaced_by_id" UUID,

    CONSTRAINT "item_absence_pkey" PRIMARY KEY ("item_id","person_id")
);

-- CreateTable
CREATE TABLE "vote" (
    "item_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "choice" TEXT NOT NULL,

    CONSTRAINT "vote_pkey" PRIMARY KEY ("item_id","person_id")
);

-- CreateTable
CREATE TABLE "reservation" (
    "item_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "reservation_pkey" PRIMARY KEY ("item_id","person_id")
);

-- CreateTable
CREATE TABLE "decision" (
    "id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "outcome" TEXT NOT NULL,
    "amount_ore" BIGINT NOT NULL,
    "reasons" TEXT NOT NULL,
    "conditions" TEXT NOT NULL DEFAULT '',
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "released_at" TIMESTAMPTZ(6),

    CONSTRAINT "decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tranche" (
    "decision_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "fund_id" UUID NOT NULL,
    "amount_ore" BIGINT NOT NULL,
    "standing" TEXT NOT NULL,

    CONSTRAINT "tranche_pkey" PRIMARY KEY ("decision_id","year")
);

-- CreateTable
CREATE TABLE "minutes" (
    "meeting_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "document" JSONB NOT NULL,
    "sha256" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "minutes_pkey" PRIMARY KEY ("meeting_id","version")
);

-- CreateTable
CREATE TABLE "letter" (
    "decision_id" UUID NOT NULL,
    "document" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "released_at" TIMESTAMPTZ(6),
    "delivered_at" TIMESTAMPTZ(6),

    CONSTRAINT "letter_pkey" PRIMARY KEY ("decision_id")
);

-- CreateTable
CREATE TABLE "award" (
    "id" UUID NOT NULL,
    "decision_id" UUID,
    "import_key" TEXT,
    "year" INTEGER,
    "call_name" TEXT NOT NULL,
    "project" TEXT NOT NULL,
    "owner_name" TEXT,
    "organisation_id" UUID,
    "owner_type" TEXT,
    "municipality_code" TEXT,
    "requested_ore" BIGINT,
    "granted_ore" BIGINT,
    "total_ore" BIGINT,
    "coverage" TEXT NOT NULL,
    "starts_on" DATE,
    "ends_on" DATE,
    "period_text" TEXT NOT NULL DEFAULT '',
    "focus_text" TEXT NOT NULL DEFAULT '',
    "source" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "decided_on" DATE,
    "published_at" TIMESTAMPTZ(6),
    "demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "award_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "award_share" (
    "award_id" UUID NOT NULL,
    "node_id" TEXT NOT NULL,
    "basis_points" INTEGER NOT NULL,

    CONSTRAINT "award_share_pkey" PRIMARY KEY ("award_id","node_id")
);

-- CreateTable
CREATE TABLE "award_municipality" (
    "award_id" UUID NOT NULL,
    "municipality_code" TEXT NOT NULL,

    CONSTRAINT "award_municipality_pkey" PRIMARY KEY ("award_id","municipality_code")
);

-- CreateIndex
CREATE INDEX "journal_entry_case_id_seq_idx" ON "journal_entry"("case_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "journal_entry_subject_type_subject_id_number_key" ON "journal_entry"("subject_type", "subject_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_message_dedupe_key_key" ON "outbox_message"("dedupe_key");

-- CreateIndex
CREATE INDEX "outbox_message_done_at_available_at_idx" ON "outbox_message"("done_at", "available_at");

-- CreateIndex
CREATE UNIQUE INDEX "sent_mail_outbox_id_key" ON "sent_mail"("outbox_id");

-- CreateIndex
CREATE INDEX "sent_mail_sent_at_idx" ON "sent_mail"("sent_at");

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE INDEX "person_role_role_idx" ON "person_role"("role");

-- CreateIndex
CREATE INDEX "interest_person_id_idx" ON "interest"("person_id");

-- CreateIndex
CREATE INDEX "interest_organisation_number_idx" ON "interest"("organisation_number");

-- CreateIndex
CREATE UNIQUE INDEX "organisation_number_key" ON "organisation"("number");

-- CreateIndex
CREATE INDEX "membership_organisation_id_idx" ON "membership"("organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "sign_in_code_link_hash_key" ON "sign_in_code"("link_hash");

-- CreateIndex
CREATE INDEX "sign_in_code_email_created_at_idx" ON "sign_in_code"("email", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "session_secret_hash_key" ON "session"("secret_hash");

-- CreateIndex
CREATE INDEX "session_person_id_idx" ON "session"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "framework_key_version_key" ON "framework"("key", "version");

-- CreateIndex
CREATE INDEX "framework_node_framework_id_position_idx" ON "framework_node"("framework_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "fund_year_purpose_key" ON "fund"("year", "purpose");

-- CreateIndex
CREATE UNIQUE INDEX "pot_fund_id_source_key" ON "pot"("fund_id", "source");

-- CreateIndex
CREATE INDEX "ledger_posting_pot_id_account_idx" ON "ledger_posting"("pot_id", "account");

-- CreateIndex
CREATE INDEX "ledger_posting_award_id_idx" ON "ledger_posting"("award_id");

-- CreateIndex
CREATE UNIQUE INDEX "call_number_key" ON "call"("number");

-- CreateIndex
CREATE UNIQUE INDEX "call_slug_key" ON "call"("slug");

-- CreateIndex
CREATE INDEX "call_closes_at_idx" ON "call"("closes_at");

-- CreateIndex
CREATE UNIQUE INDEX "application_number_key" ON "application"("number");

-- CreateIndex
CREATE INDEX "application_call_id_state_number_idx" ON "application"("call_id", "state", "number");

-- CreateIndex
CREATE INDEX "application_organisation_id_idx" ON "application"("organisation_id");

-- CreateIndex
CREATE INDEX "application_share_node_id_idx" ON "application_share"("node_id");

-- CreateIndex
CREATE INDEX "conflict_application_id_idx" ON "conflict"("application_id");

-- CreateIndex
CREATE INDEX "assessment_assessor_id_state_idx" ON "assessment"("assessor_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "assessment_application_id_assessor_id_key" ON "assessment"("application_id", "assessor_id");

-- CreateIndex
CREATE UNIQUE INDEX "allocation_call_id_key" ON "allocation"("call_id");

-- CreateIndex
CREATE INDEX "meeting_held_on_idx" ON "meeting"("held_on");

-- CreateIndex
CREATE UNIQUE INDEX "agenda_item_meeting_id_position_key" ON "agenda_item"("meeting_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "agenda_item_year_paragraph_key" ON "agenda_item"("year", "paragraph");

-- CreateIndex
CREATE UNIQUE INDEX "decision_application_id_key" ON "decision"("application_id");

-- CreateIndex
CREATE INDEX "decision_item_id_idx" ON "decision"("item_id");

-- CreateIndex
CREATE UNIQUE INDEX "award_decision_id_key" ON "award"("decision_id");

-- CreateIndex
CREATE UNIQUE INDEX "award_import_key_key" ON "award"("import_key");

-- CreateIndex
CREATE INDEX "award_year_idx" ON "award"("year");

-- CreateIndex
CREATE INDEX "award_share_node_id_idx" ON "award_share"("node_id");

-- AddForeignKey
ALTER TABLE "person_role" ADD CONSTRAINT "person_role_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interest" ADD CONSTRAINT "interest_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_municipality_code_fkey" FOREIGN KEY ("municipality_code") REFERENCES "municipality"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "framework_node" ADD CONSTRAINT "framework_node_framework_id_fkey" FOREIGN KEY ("framework_id") REFERENCES "framework"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "framework_node" ADD CONSTRAINT "framework_node_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "framework_node"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pot" ADD CONSTRAINT "pot_fund_id_fkey" FOREIGN KEY ("fund_id") REFERENCES "fund"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_posting" ADD CONSTRAINT "ledger_posting_transaction_id_fkey" FOREIGN KEY ("transaction_id") REFERENCES "ledger_transaction"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_posting" ADD CONSTRAINT "ledger_posting_pot_id_fkey" FOREIGN KEY ("pot_id") REFERENCES "pot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call_rules" ADD CONSTRAINT "call_rules_call_id_fkey" FOREIGN KEY ("call_id") REFERENCES "call"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call_fund" ADD CONSTRAINT "call_fund_call_id_fkey" FOREIGN KEY ("call_id") REFERENCES "call"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_call_id_fkey" FOREIGN KEY ("call_id") REFERENCES "call"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application_section" ADD CONSTRAINT "application_section_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application_snapshot" ADD CONSTRAINT "application_snapshot_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application_share" ADD CONSTRAINT "application_share_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application_municipality" ADD CONSTRAINT "application_municipality_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "score" ADD CONSTRAINT "score_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "allocation_line" ADD CONSTRAINT "allocation_line_allocation_id_fkey" FOREIGN KEY ("allocation_id") REFERENCES "allocation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_member" ADD CONSTRAINT "meeting_member_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "item_absence" ADD CONSTRAINT "item_absence_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "agenda_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vote" ADD CONSTRAINT "vote_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "agenda_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reservation" ADD CONSTRAINT "reservation_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "agenda_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "agenda_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tranche" ADD CONSTRAINT "tranche_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "award_share" ADD CONSTRAINT "award_share_award_id_fkey" FOREIGN KEY ("award_id") REFERENCES "award"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "award_municipality" ADD CONSTRAINT "award_municipality_award_id_fkey" FOREIGN KEY ("award_id") REFERENCES "award"("id") ON DELETE RESTRICT ON UPDATE CASCADE;



CREATE TABLE "rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- What Prisma cannot say ------------------------------------------------------------------------------------------------------

-- Append-only: the journal, sealed snapshots, ledger and minutes are never changed or removed, whoever asks.
CREATE FUNCTION forbid_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER journal_entry_append_only BEFORE UPDATE OR DELETE ON "journal_entry" FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE TRIGGER journal_entry_no_truncate BEFORE TRUNCATE ON "journal_entry" FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE TRIGGER journal_checkpoint_append_only BEFORE UPDATE OR DELETE ON "journal_checkpoint" FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE TRIGGER application_snapshot_append_only BEFORE UPDATE OR DELETE ON "application_snapshot" FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE TRIGGER ledger_transaction_append_only BEFORE UPDATE OR DELETE ON "ledger_transaction" FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE TRIGGER ledger_posting_append_only BEFORE UPDATE OR DELETE ON "ledger_posting" FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE TRIGGER minutes_append_only BEFORE UPDATE OR DELETE ON "minutes" FOR EACH ROW EXECUTE FUNCTION forbid_change();

-- Double entry: a ledger transaction adds up to zero, judged at commit.
CREATE FUNCTION ledger_balances() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT COALESCE(SUM(amount_ore), 0) FROM ledger_posting WHERE transaction_id = NEW.transaction_id) <> 0 THEN
    RAISE EXCEPTION 'ledger transaction % does not add up to zero', NEW.transaction_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER ledger_posting_balances AFTER INSERT ON "ledger_posting"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_balances();

-- A framework version that a published call uses is frozen: its nodes and links stand still.
CREATE FUNCTION forbid_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  touched text := COALESCE(NEW.framework_id, OLD.framework_id);
BEGIN
  IF EXISTS (SELECT 1 FROM framework WHERE id = touched AND frozen_at IS NOT NULL) THEN
    RAISE EXCEPTION 'framework % is frozen: import a new version', touched USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN COALESCE(NEW, OLD);
END $$;
CREATE TRIGGER framework_node_frozen BEFORE INSERT OR UPDATE OR DELETE ON "framework_node" FOR EACH ROW EXECUTE FUNCTION forbid_frozen();

ALTER TABLE "pot" ADD CONSTRAINT "pot_share" CHECK (matching_share BETWEEN 0 AND 10000);
ALTER TABLE "application_share" ADD CONSTRAINT "application_share_range" CHECK (basis_points BETWEEN 1 AND 10000);
ALTER TABLE "award_share" ADD CONSTRAINT "award_share_range" CHECK (basis_points BETWEEN 1 AND 10000);
ALTER TABLE "decision" ADD CONSTRAINT "decision_amount" CHECK (amount_ore >= 0 AND (outcome = 'grant') = (amount_ore > 0));
ALTER TABLE "score" ADD CONSTRAINT "score_value_or_not_assessable" CHECK ((value IS NULL) OR NOT not_assessable);

-- Lists read sums of scores from the index alone.
CREATE INDEX "score_covering" ON "score" (assessment_id) INCLUDE (criterion, value, not_assessable);
CREATE INDEX "assessment_application" ON "assessment" (application_id) INCLUDE (state, assessor_id);
CREATE INDEX "outbox_waiting" ON "outbox_message" (available_at) WHERE done_at IS NULL;

-- Public pages are kept rendered; any process that changes something public tells the others at commit.
CREATE FUNCTION tell_public_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('drum_public', '');
  RETURN NULL;
END $$;
CREATE TRIGGER call_public AFTER INSERT OR DELETE OR UPDATE OF number, slug, state, kind, title, summary, texts, opens_at, closes_at, decision_on, rules_version ON "call" FOR EACH STATEMENT EXECUTE FUNCTION tell_public_change();
CREATE TRIGGER award_public AFTER INSERT OR UPDATE OR DELETE ON "award" FOR EACH STATEMENT EXECUTE FUNCTION tell_public_change();
CREATE TRIGGER meeting_public AFTER INSERT OR UPDATE OR DELETE ON "meeting" FOR EACH STATEMENT EXECUTE FUNCTION tell_public_change();
