import { Hono } from "hono";
import type { Account } from "../core/account";
import type { Accounts } from "../core/accounts";
import { clockAct } from "../core/act";
import { deliver, enqueue, settled } from "../core/deliveries";
import { invalid, Refusal } from "../core/errors";
import { decideDispute, openDispute } from "../domain/disputes";
import { advanceClock } from "../domain/passing-time";
import { advanceCustomer } from "../domain/test-clocks";
import { answerTo } from "./answer";
import { authenticate } from "./authenticate";
import { readDelay, readFault, readGrievance, readJson, readStatusAfterRetries } from "./control-input";
import { readPermissions } from "./permissions";

type Env = { Variables: { account: Account } };

/** `/_local`: what a test or a person may do that Stripe has no call for. */
export function control(accounts: Accounts): Hono<Env> {
  const app = new Hono<Env>();
  app.onError((error) => {
    const { status, body } = answerTo(error);
    return new Response(body, { status, headers: { "Content-Type": "application/json" } });
  });
  app.get("/health", (context) => context.json({ ok: true }));
  app.use("*", async (context, next) => {
    context.set("account", authenticate(accounts, context.req.raw.headers));
    await next();
  });
  app.get("/requests", ({ var: { account }, json }) => json(account.requests));
  app.get("/requests/:id", ({ var: { account }, req, json }) =>
    json(known(account.requests.find(({ id }) => id === req.param("id")))),
  );
  app.post("/reset", ({ var: { account }, json }) => {
    accounts.empty(account);
    return json({ ok: true });
  });
  app.post("/permissions", async ({ var: { account }, req, json }) => {
    account.permissions = readPermissions(await readJson(req.raw));
    return json({ permissions: account.permissions });
  });
  app.get("/faults", ({ var: { account }, json }) => json(account.faults));
  app.post("/faults", async ({ var: { account }, req, json }) => {
    const fault = readFault(await readJson(req.raw));
    account.faults.push(fault);
    return json(fault);
  });
  app.delete("/faults", ({ var: { account }, json }) => {
    account.faults.length = 0;
    return json({ ok: true });
  });
  app.get("/clock", ({ var: { account }, json }) => json({ now: account.now() }));
  app.post("/clock", async ({ var: { account }, req, json }) => {
    const { advance, customer } = await readJson(req.raw);
    if (typeof advance !== "number" || advance < 0) throw invalid("advance: seconds, 0 or more", { param: "advance" });
    if (customer !== undefined) {
      return json({ now: advanceCustomer(account, String(customer), Math.floor(advance)) });
    }
    advanceClock(account, Math.floor(advance));
    return json({ now: account.now() });
  });
  app.post("/settings", async ({ var: { account }, req, json }) => {
    account.saved.statusAfterRetries = readStatusAfterRetries(await readJson(req.raw));
    account.changed();
    return json({ status_after_retries: account.saved.statusAfterRetries });
  });
  return app.route("/deliveries", deliveries()).route("/disputes", disputes());
}

/** What a customer's bank does. */
function disputes(): Hono<Env> {
  const app = new Hono<Env>();
  app.post("/", async ({ var: { account }, req, json }) => {
    const { charge, ...grievance } = readGrievance(await readJson(req.raw));
    return json(openDispute(clockAct(account), charge, grievance));
  });
  app.post("/:id/decide", async ({ var: { account }, req, json }) => {
    const { outcome } = await readJson(req.raw);
    if (outcome !== "won" && outcome !== "lost") throw invalid("outcome: won or lost", { param: "outcome" });
    return json(decideDispute(clockAct(account), req.param("id"), outcome));
  });
  return app;
}

function deliveries(): Hono<Env> {
  const app = new Hono<Env>();
  const find = (account: Account, id: string) => known(account.deliveries.find((delivery) => delivery.id === id));
  app.get("/", ({ var: { account }, json }) => json([...account.deliveries].reverse()));
  app.post("/hold", ({ var: { account }, json }) => {
    account.isHolding = true;
    return json({ ok: true });
  });
  app.post("/release", async ({ var: { account }, req, json }) => {
    const { order } = await readJson(req.raw);
    account.isHolding = false;
    const held = account.deliveries.filter(({ state }) => state === "held");
    for (const delivery of order === "reversed" ? held.reverse() : held) enqueue(account, delivery);
    return json({ released: held.length });
  });
  app.post("/delay", async ({ var: { account }, req, json }) => {
    account.delayMs = readDelay((await readJson(req.raw)).milliseconds);
    return json({ milliseconds: account.delayMs });
  });
  app.post("/settle", async ({ var: { account }, req, json }) => {
    const { timeoutMs } = await readJson(req.raw);
    return json({ settled: await settled(account, typeof timeoutMs === "number" ? timeoutMs : 20_000) });
  });
  app.post("/:id/resend", ({ var: { account }, req, json }) => {
    const { event, endpoint } = find(account, req.param("id"));
    return json(deliver(account, account.get("event", event), account.get("webhook_endpoint", endpoint)));
  });
  app.post("/:id/drop", ({ var: { account }, req, json }) => {
    const delivery = find(account, req.param("id"));
    delivery.state = "dropped";
    return json(delivery);
  });
  return app;
}

function known<T>(found: T | undefined): T {
  if (!found) throw new Refusal(404, { type: "invalid_request_error", message: "There is no such thing here." });
  return found;
}
