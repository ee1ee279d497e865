import { createHash, randomUUID } from "node:crypto";
import { runToEnd } from "../run-to-end";
import { rows, type Stage } from "./harness";
import { subscribers } from "./stage";

/** As many as one person may make in a minute. */
export const clicksOfEach = 10;

/** People who subscribe, as the app's mirror knows them, each signed in. */
export async function signedInSubscribers(stage: Stage, count: number) {
  const customers = await subscribers(stage, count);
  await runToEnd("npm", ["run", "--silent", "reconcile"], { env: stage.env });
  return Promise.all(customers.map(async (customer) => ({ customer, cookie: await signInCustomer(stage, customer) })));
}

/** Somebody who may see everything, signed in. */
export async function signedInAdmin(stage: Stage): Promise<string> {
  const [admin] = await rows<{ id: string }>(
    stage,
    `INSERT INTO "User" ("id", "email", "role", "updatedAt") VALUES (uuidv7(), 'admin@example.com', 'admin', now()) RETURNING "id"`,
  );
  return signIn(stage, admin?.id ?? "");
}

async function signInCustomer(stage: Stage, customer: string): Promise<string> {
  const [owner] = await rows<{ userId: string }>(
    stage,
    `SELECT "userId" FROM "Customer" WHERE "stripeCustomerId" = $1`,
    [customer],
  );
  return signIn(stage, owner?.userId ?? "");
}

async function signIn(stage: Stage, userId: string): Promise<string> {
  const token = randomUUID();
  const hash = createHash("sha256").update(token).digest("hex"); // what is stored of it
  await rows(
    stage,
    `INSERT INTO "Session" ("id", "sessionToken", "userId", "expires") VALUES (uuidv7(), $1, $2, now() + interval '1 day')`,
    [hash, userId],
  );
  return `portico.session=${token}`;
}
