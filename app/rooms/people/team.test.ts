import { expect, test } from "vitest";
import { openCommands, step } from "#app/gate/lifecycle.ts";
import { organisationLifecycle } from "#app/rooms/people/organisation.lifecycle.ts";
import { isLastSignatory, judgeInvitation } from "#app/rooms/people/team.ts";

const now = new Date("2026-03-02T12:00:00Z");
const open = { expiresAt: now, acceptedAt: null, takenBackAt: null };

test("an invitation works until its last instant, once, and not after it has been taken back", () => {
  expect(judgeInvitation(open, now).ok).toBe(true);
  expect(judgeInvitation(open, new Date(now.getTime() + 1))).toMatchObject({ refusal: { code: "invitation-expired" } });
  expect(judgeInvitation({ ...open, acceptedAt: now }, now)).toMatchObject({ refusal: { code: "invitation-used" } });
  expect(judgeInvitation({ ...open, takenBackAt: now }, now)).toMatchObject({ refusal: { code: "invitation-taken-back" } });
});

test("the last signatory is the only one with that role, however many others belong", () => {
  const team = [
    { personId: "ada", role: "signatory" as const },
    { personId: "bo", role: "editor" as const },
  ];
  expect(isLastSignatory(team, "ada")).toBe(true);
  expect(isLastSignatory(team, "bo")).toBe(false);
  expect(isLastSignatory([...team, { personId: "cia", role: "signatory" }], "ada")).toBe(false);
});

test("only a signatory says who belongs; everyone may leave; a stranger meets nothing", () => {
  expect(openCommands(organisationLifecycle, "active", ["member"])).toEqual(["leave"]);
  expect(openCommands(organisationLifecycle, "active", ["member", "signatory"])).toEqual([
    "invite",
    "take-back-invitation",
    "change-role",
    "remove-person",
    "leave",
  ]);
  expect(step(organisationLifecycle, "active", "leave", [])).toMatchObject({ refusal: { code: "not-found" } });
});
