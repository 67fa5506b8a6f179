import type { Lifecycle } from "#app/gate/lifecycle.ts";

export type PostState = "posted" | "taken-back" | "taken-in";
export type PostCommand = "post" | "take-back" | "take-in";
/**
 * `participant` has submitted an assessment of the case or is an officer who has none left to submit; `author` wrote the post. A conflict of
 * interest takes both away. What an officer has taken into the case (TF 2:12: it adds a fact to the matter) nobody takes back.
 */
export type PostRelation = "participant" | "author" | "officer" | "staff";

export const discussionLifecycle: Lifecycle<PostState | "absent", PostCommand, PostRelation> = {
  absent: { post: { by: ["participant"], to: "posted" } },
  posted: { "take-back": { by: ["author"], to: "taken-back" }, "take-in": { by: ["officer"], to: "taken-in" } },
  "taken-back": {},
  "taken-in": {},
};
