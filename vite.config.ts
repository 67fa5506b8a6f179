import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";
import remixConfig from "./remix.config.js";

export default defineConfig({
  plugins: [remix(remixConfig)],
  build: {
    target: "es2022",
    sourcemap: false,
    rollupOptions: {
      onwarn(warning, warn) {
        // zod's pure-annotation comments and empty client chunks of data-only routes are no faults.
        if (warning.code === "INVALID_ANNOTATION" || warning.code === "EMPTY_BUNDLE" || warning.code === "SOURCEMAP_ERROR")
          return;
        warn(warning);
      },
    },
  },
  ssr: { external: ["pdfkit", "pg", "pino", "nodemailer", "@prisma/client", "@prisma/adapter-pg"] },
});
