import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { next } from "../build";
import { folderIn } from "../faults/harness";
import { runToEnd } from "../run-to-end";

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
};

/** The floor: a Next app with one server action that leads to another site and does nothing else. @returns its folder */
export async function buildMinimalApp(dir: string): Promise<string> {
  const folder = folderIn(dir, "minimal");
  folderIn(folder, "app");
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  await runToEnd(process.execPath, [next, "build"], { cwd: folder, env: { MINIMAL_ROOT: process.cwd() } });
  return folder;
}
