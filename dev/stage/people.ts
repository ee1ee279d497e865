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
  return Promise.all(customers.map(async (customer) => ({ customer, cookie: await signIn(stage, customer) })));
}

async function signIn(stage: Stage, customer: string): Promise<string> {
  const token = randomUUID();
  const hash = createHash("sha256").update(token).digest("hex"); // what is stored of it
  await rows(
    stage,
    `INSERT INTO "Session" ("id", "sessionToken", "userId", "expires")
     SELECT uuidv7(), $1, "userId", now() + interval '1 day' FROM "Customer" WHERE "stripeCustomerId" = $2`,
    [hash, customer],
  );
  return `portico.session=${token}`;
}
