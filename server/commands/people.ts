import { type Role, roles } from "#app/gate/actor.ts";
import { type Language, languages } from "#app/texts/language.ts";
import { type Command, Misuse } from "./command.ts";

export const userAdd: Command = {
  words: ["user", "add"],
  about: "let a person sign in with these roles; a known address gets the roles added",
  options: [
    { name: "name", value: "NAME", about: "as others see it", required: true },
    { name: "email", value: "ADDRESS", about: "where the sign-in code is sent", required: true },
    { name: "role", value: "ROLE", about: "what the person does", required: true, many: true, choices: roles },
    { name: "language", value: "sv|en", about: "of mail and pages", choices: languages },
  ],
  examples: ['user add --name "Karin Berg" --email karin.berg@exempel.se --role officer --role secretary'],
  run: async (given) => {
    const email = (given.one("email") as string).trim().toLowerCase();
    const name = (given.one("name") as string).trim();
    if (!/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(email)) throw new Misuse(`"${email}" is not an e-mail address.`);
    if (name === "") throw new Misuse("--name NAME is needed.");
    const { addPerson } = await import("#app/rooms/people/people.server.ts");
    const wanted = given.all("role") as Role[];
    const id = await addPerson({ name, email, roles: wanted, language: (given.one("language") ?? "sv") as Language });
    return { lines: [`${name} can sign in as ${email}: ${wanted.join(", ")}.`], data: { id, email, roles: wanted } };
  },
};

export const people: Command = {
  words: ["people"],
  about: "the people of the demo world",
  run: async () => {
    const { demoPeople } = await import("#app/rooms/people/people.server.ts");
    const all = await demoPeople();
    return {
      lines: all.map(
        (person) =>
          `${person.name.padEnd(26)}${[...person.roles, ...(person.organisation ? [person.organisation] : [])].join(", ")}`,
      ),
      data: all,
    };
  },
};
