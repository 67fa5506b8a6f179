import type { Handlers } from "#app/gate/outbox.server.ts";
import { advisoryMails } from "#app/reactions/advisory-mail.server.ts";
import { agreementMails } from "#app/reactions/agreement-mail.server.ts";
import { applicationMail } from "#app/reactions/application-mail.server.ts";
import { assessmentMails } from "#app/reactions/assessment-mail.server.ts";
import { attachmentScan } from "#app/reactions/attachment-scan.server.ts";
import { callMail } from "#app/reactions/call-mail.server.ts";
import { completionMail } from "#app/reactions/completion-mail.server.ts";
import { confirmationMail } from "#app/reactions/confirmation-mail.server.ts";
import { decisionMails } from "#app/reactions/decision-mail.server.ts";
import { decisionRelease } from "#app/reactions/decision-release.server.ts";
import { draftMail } from "#app/reactions/draft-mail.server.ts";
import { eligibilityReckoning } from "#app/reactions/eligibility-reckoning.server.ts";
import { legalForce } from "#app/reactions/legal-force.server.ts";
import { meetingMails } from "#app/reactions/meeting-mail.server.ts";
import { preparationMails } from "#app/reactions/preparation-mail.server.ts";
import { signInMail } from "#app/reactions/sign-in-mail.server.ts";
import { sketchMail } from "#app/reactions/sketch-mail.server.ts";
import { teamMail } from "#app/reactions/team-mail.server.ts";

/** Everything that follows from something else, by kind. */
export const handlers: Handlers = {
  ...signInMail,
  ...teamMail,
  ...callMail,
  ...applicationMail,
  ...sketchMail,
  ...completionMail,
  ...draftMail,
  ...attachmentScan,
  ...confirmationMail,
  ...assessmentMails,
  ...advisoryMails,
  ...eligibilityReckoning,
  ...preparationMails,
  ...meetingMails,
  ...decisionRelease,
  ...decisionMails,
  ...agreementMails,
  ...legalForce,
};
