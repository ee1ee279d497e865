import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { next } from "../build";
import { runToEnd } from "../run-to-end";
import { folderIn } from "./harness";

const files = {
  "package.json": `{ "name": "minimal", "private": true, "type": "module" }`,
  "next.config.js": "export default { turbopack: { root: process.env.MINIMAL_ROOT } };",
  "app/layout.jsx": `export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html>; }`,
  "app/page.jsx": `import { redirect } from "next/navigation";
export const dynamic = "force-dynamic";
async function go() {
  "use server";
  redirect("http://localhost:9/p/session/none");
}
export default function Page() {
  return <form action={go}><input type="hidden" name="flow" value="" /><button>Go</button></form>;
}`,
  "app/row/page.jsx": `import pg from "pg";
import { connection } from "next/server";
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
export default async function Page() {
  await connection();
  const { rows } = await pool.query({ name: "row", text: 'SELECT "id", "email" FROM "User" ORDER BY "id" LIMIT 1' });
  return <p>{rows[0].email}</p>;
}`,
};

/**
 * The floors: a Next app with a server action that leads to another site and does nothing else, and with a page that shows one
 * row. @returns its folder
 */
export async function buildMinimalApp(dir: string): Promise<string> {
  const folder = folderIn(dir, "minimal");
  folderIn(folder, "app/row");
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  await runToEnd(process.execPath, [next, "build"], { cwd: folder, env: { MINIMAL_ROOT: process.cwd() } });
  return folder;
}
