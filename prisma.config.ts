import { defineConfig } from "prisma/config";

/** Prisma keeps the schema, the client and a history of plain SQL migrations that `prisma migrate deploy` reads as well as our own start. */
export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_URL ?? "postgresql://127.0.0.1/drum" },
});
