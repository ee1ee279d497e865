import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

// outside Next the package throws; its own empty module is what the react-server condition resolves to
const alias = { "server-only": fileURLToPath(new URL("node_modules/server-only/empty.js", import.meta.url)) };

export default defineConfig({
  resolve: { tsconfigPaths: true, alias },
  test: {
    environment: "node",
    maxWorkers: 2,
    restoreMocks: true,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // it imports "next/server" without an extension, which Node alone does not resolve
    server: { deps: { inline: [/next-auth/] } },
    projects: [
      {
        extends: true,
        test: {
          name: "app",
          include: ["{lib,app,scripts,prisma}/**/*.test.{ts,tsx}", "*.test.ts"],
          globalSetup: ["dev/testing/global-setup.ts"],
          setupFiles: [
            "dev/testing/console-guard.ts",
            "dev/testing/same-examples.ts",
            "dev/testing/own-environment.ts",
          ],
        },
      },
      {
        extends: true,
        test: {
          name: "dev",
          include: ["dev/**/*.test.{ts,tsx}"],
          setupFiles: ["dev/testing/console-guard.ts", "dev/testing/same-examples.ts"],
        },
      },
    ],
  },
});
