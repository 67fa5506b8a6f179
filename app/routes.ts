import { index, prefix, type RouteConfig, route } from "@remix-run/route-config";

/** Every URL of the system, in Swedish, in one list; grouped by who walks through. `paths.ts` builds them. */
export default [
  // public
  index("routes/public/home.tsx"),
  route("utlysningar", "routes/public/calls.tsx"),
  route("utlysningar/kalender.ics", "routes/public/calls-calendar.ts"),
  route("utlysningar/nyheter.xml", "routes/public/call-news.ts"),
  route("utlysningar/:slug", "routes/public/call.tsx"),
  route("utlysningar/:slug/formular.pdf", "routes/public/call-form-pdf.ts"),
  route("utlysningar/:slug/kan-vi-soka", "routes/public/self-check.tsx"),
  route("utlysningar/:slug/kalender.ics", "routes/public/call-calendar.ts"),
  route("projekt", "routes/public/register.tsx"),
  route("projekt/:id", "routes/public/award.tsx"),
  route("anslagstavla", "routes/public/notice-board.tsx"),
  route("anslagstavla/:id/protokoll.pdf", "routes/public/minutes-pdf.ts"),
  route("strategier", "routes/public/strategies.tsx"),
  route("strategier/:id", "routes/public/strategy.tsx"),
  route("rapporter/finansiering", "routes/public/funding-report.tsx"),
  route("rapporter/finansiering.pdf", "routes/public/funding-report-pdf.ts"),
  route("rapporter/finansiering.csv", "routes/public/funding-report-csv.ts"),
  route("bekrafta/:token", "routes/public/partner-confirmation.tsx"),
  route("om", "routes/public/about.tsx"),
  route("tillganglighet", "routes/public/accessibility.tsx"),
  route("personuppgifter", "routes/public/privacy.tsx"),

  // session
  ...prefix("logga-in", [
    index("routes/session/sign-in.tsx"),
    route("kod", "routes/session/code.tsx"),
    route("lank/:token", "routes/session/link.tsx"),
  ]),
  route("logga-ut", "routes/session/sign-out.ts"),
  route("sprak", "routes/session/language.ts"),
  route("konto", "routes/session/account.tsx"),

  // demo (answers 404 in production)
  route("demo/personer", "routes/demo/people.tsx"),
  route("demo/people.json", "routes/demo/people-json.ts"),
  route("demo/utskick", "routes/demo/mail.tsx"),
  route("formgivning", "routes/demo/design.tsx"),

  // applicant
  route("mina-sidor", "routes/applicant/mine.tsx"),
  route("organisationer/ny", "routes/applicant/new-organisation.tsx"),
  route("organisationer/:id", "routes/applicant/organisation.tsx"),
  route("utlysningar/:slug/ansok", "routes/applicant/start.tsx"),
  route("utlysningar/:slug/paminnelse", "routes/applicant/call-reminder.tsx"),
  route("utlysningar/:slug/fraga", "routes/applicant/call-question.tsx"),
  ...prefix("ansokningar/:id", [
    index("routes/applicant/application.tsx"),
    route("del/:section", "routes/applicant/section.tsx"),
    route("del/:section/spara", "routes/applicant/section-save.ts"),
    route("del/:section/narvaro", "routes/applicant/section-presence.ts"),
    route("bilagor", "routes/applicant/attachments.tsx"),
    route("bilagor/fil", "routes/applicant/attachment-upload.ts"),
    route("bilagor/:attachmentId", "routes/applicant/attachment-file.ts"),
    route("bilagor/:attachmentId/borttagning", "routes/applicant/attachment-removal.tsx"),
    route("kontroll", "routes/applicant/check.tsx"),
    route("bekraftelser", "routes/applicant/confirmations.tsx"),
    route("bekraftelser/:confirmationId", "routes/applicant/confirmation.tsx"),
    route("inlamning", "routes/applicant/submission.tsx"),
    route("begaran", "routes/applicant/submission-request.tsx"),
    route("kvittens", "routes/applicant/receipt.tsx"),
    route("budget.csv", "routes/applicant/budget-csv.ts"),
    route("kvittens.pdf", "routes/applicant/receipt-pdf.ts"),
    route("aterkallelse", "routes/applicant/withdrawal.tsx"),
    route("beslut", "routes/applicant/decision.tsx"),
    route("beslut.pdf", "routes/applicant/decision-pdf.ts"),
  ]),

  // assessor
  route("bedomningar", "routes/assessor/assessments.tsx"),
  ...prefix("bedomningar/:id", [
    index("routes/assessor/assessment.tsx"),
    route("jav", "routes/assessor/conflict.tsx"),
    route("poang", "routes/assessor/score.ts"),
    route("bilagor/:attachmentId", "routes/assessor/attachment-file.ts"),
    route("inlamning", "routes/assessor/submission.tsx"),
  ]),

  // office
  ...prefix("handlaggning", [
    index("routes/office/workbench.tsx"),
    route("pengar", "routes/office/money.tsx"),
    route("utlysningar/ny", "routes/office/new-call.tsx"),
    ...prefix("utlysningar/:id", [
      index("routes/office/round.tsx"),
      route("ansokningar.csv", "routes/office/round-csv.ts"),
      route("ansokningar.xlsx", "routes/office/round-xlsx.ts"),
      route("bygg", "routes/office/call-building.tsx"),
      route("bygg/:part", "routes/office/call-part.tsx"),
      route("forhandsvisning", "routes/office/call-preview.tsx"),
      route("forhandsvisning/formular.pdf", "routes/office/call-preview-pdf.ts"),
      route("publicering", "routes/office/call-publishing.tsx"),
      route("kassering", "routes/office/call-discarding.tsx"),
      route("rattelse", "routes/office/call-correction.tsx"),
      route("forlangning", "routes/office/call-extension.tsx"),
      route("aterkallelse", "routes/office/call-withdrawal.tsx"),
      route("slapp-in", "routes/office/call-admission.tsx"),
      route("fragor", "routes/office/call-questions.tsx"),
      route("fragor/:questionId", "routes/office/call-question.tsx"),
      route("rangordning", "routes/office/ranking.tsx"),
      route("rangordning.csv", "routes/office/ranking-csv.ts"),
      route("fordelning", "routes/office/allocation.tsx"),
      route("fordelning/forslag", "routes/office/allocation-proposal.tsx"),
    ]),
    ...prefix("arenden/:id", [
      index("routes/office/case.tsx"),
      route("behorighet", "routes/office/eligibility.tsx"),
      route("komplettering", "routes/office/completion.tsx"),
      route("versioner", "routes/office/versions.tsx"),
      route("bedomare", "routes/office/assessors.tsx"),
      route("jav/:personId", "routes/office/conflict.tsx"),
      route("bilagor/:attachmentId", "routes/office/attachment-file.ts"),
      route("handelser", "routes/office/case-journal.tsx"),
    ]),
  ]),

  // board
  route("sammantraden", "routes/board/meetings.tsx"),
  route("sammantraden/nytt", "routes/board/new-meeting.tsx"),
  ...prefix("sammantraden/:id", [
    index("routes/board/meeting.tsx"),
    route("oppnande", "routes/board/opening.tsx"),
    route("bilagor/:attachmentId", "routes/board/attachment-file.ts"),
    route("narvaro", "routes/board/attendance.tsx"),
    route("punkter/:itemId", "routes/board/item.tsx"),
    route("punkter/:itemId/franvaro", "routes/board/item-absence.tsx"),
    route("punkter/:itemId/omrostning", "routes/board/item-vote.tsx"),
    route("punkter/:itemId/reservation", "routes/board/item-reservation.tsx"),
    route("punkter/:itemId/beslut", "routes/board/item-decision.tsx"),
    route("avslutande", "routes/board/closing.tsx"),
    route("protokoll", "routes/board/minutes.tsx"),
    route("protokoll.pdf", "routes/board/minutes-pdf.ts"),
    route("justering", "routes/board/adjustment.tsx"),
    route("anslag", "routes/board/notice.tsx"),
  ]),

  // admin
  route("administration/personer", "routes/admin/people.tsx"),
  route("administration/journal", "routes/admin/journal.tsx"),

  // everything else is not found, in our own words
  route("*", "routes/public/not-found.tsx"),
] satisfies RouteConfig;
