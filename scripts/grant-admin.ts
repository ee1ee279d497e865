import { existsSync } from "node:fs";
import { grantAdmin } from "@/lib/auth/grant-admin";
import { db } from "@/lib/db/client";

// npm run grant-admin -- someone@example.com

if (existsSync(".env")) process.loadEnvFile(".env");
const [email, ...more] = process.argv.slice(2);
const { isAdmin, sentence } =
  email && more.length === 0
    ? await grantAdmin(email).finally(() => db().$disconnect())
    : { isAdmin: false, sentence: "Say whose address it is: npm run grant-admin -- someone@example.com" };
console.log(sentence);
process.exitCode = isAdmin ? 0 : 1;
