import { createHash } from "node:crypto";
import type { HttpBindings } from "@hono/node-server";
import { type Context, Hono } from "hono";
import type { Account } from "../core/account";
import type { Accounts } from "../core/accounts";
import { invalid } from "../core/errors";
import { takeFault } from "../core/faults";
import { newId } from "../core/ids";
import versions from "../schemas/version.json" with { type: "json" };
import { type Answer, answerTo, perform } from "./answer";
import { authenticate } from "./authenticate";
import { type FoundOperation, findOperation } from "./find-operation";
import { type FormHash, parseForm } from "./form";
import { keepAnswer, keptAnswer } from "./idempotency";
import { meetFault } from "./meet-fault";
import { requirePermission } from "./permissions";
import { record } from "./record";

const { apiVersion } = versions;

type Request = { id: string; method: string; url: URL; headers: Headers; form: FormHash; key: string | null };

/** `/v1`: everything the SDK talks to. */
export function api(accounts: Accounts): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.all("*", async (context) => {
    const start = performance.now();
    const request = await read(context);
    let account: Account | undefined;
    let answer: Answer;
    try {
      account = authenticate(accounts, request.headers);
      answer = await answerOnce(account, request, context);
    } catch (error) {
      answer = answerTo(error, { requestId: account && request.id, origin: accounts.server.origin });
    }
    if (account) record(account, request, answer, performance.now() - start);
    return respond(request, answer);
  });
  return app;
}

async function read(context: Context<{ Bindings: HttpBindings }>): Promise<Request> {
  const { method, headers } = context.req.raw;
  const url = new URL(context.req.url);
  const text = method === "POST" ? await context.req.text() : url.search.slice(1);
  const key = method === "POST" ? headers.get("idempotency-key") : null;
  return { id: newId("req"), method, url, headers, form: parseForm(text), key };
}

/** Replays the answer that an idempotency key already has; otherwise works it out and keeps it. */
async function answerOnce(account: Account, request: Request, context: Context): Promise<Answer> {
  const { key, method, url, form, headers } = request;
  const found = findOperation(method, url.pathname);
  if (!found) {
    const message = `Unrecognized request URL (${method}: ${url.pathname}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`;
    throw invalid(message, { status: 404 });
  }
  requirePermission(account, method, url.pathname, headers.get("authorization"));
  requireVersion(headers.get("stripe-version"));
  if (!key) return answerNow(account, request, found, context);

  const fingerprint = createHash("sha256")
    .update(`${url.pathname}\n${JSON.stringify(form)}`)
    .digest("hex");
  const kept = keptAnswer(account, key, fingerprint);
  if (kept) return { status: kept.status, body: kept.body, replayOf: kept.requestId, isKept: false };
  account.keysInFlight.add(key);
  try {
    const keep = (answer: Answer) => {
      const { status, body } = answer;
      if (answer.isKept)
        keepAnswer(account, key, { fingerprint, status, body, requestId: request.id, at: account.now() });
    };
    return await answerNow(account, request, found, context, keep);
  } finally {
    account.keysInFlight.delete(key);
  }
}

/** Every version is answered in the installed package's; one that it has never heard of does not exist. */
function requireVersion(version: string | null) {
  const isKnown =
    !version || (/^\d{4}-\d{2}-\d{2}(\.\w+)?$/.test(version) && version.slice(0, 10) <= apiVersion.slice(0, 10));
  if (!isKnown) throw invalid(`Invalid Stripe API version: ${version}`);
}

async function answerNow(
  account: Account,
  request: Request,
  found: FoundOperation,
  context: Context,
  keep: (answer: Answer) => void = () => {},
): Promise<Answer> {
  const fault = takeFault(account.faults, request.method, request.url.pathname);
  if (fault && !fault.afterCommit) {
    const failed = await meetFault(fault, context);
    if (failed) {
      keep(failed);
      return failed;
    }
  }
  const act = { account, request: { id: request.id, idempotency_key: request.key } };
  const answer = perform(act, found, request.form, request.url.pathname);
  keep(answer);
  return (fault?.afterCommit && (await meetFault(fault, context))) || answer;
}

function respond(request: Request, answer: Answer): Response {
  const headers = new Headers({
    "Content-Type": "application/json",
    "Request-Id": request.id,
    "Stripe-Version": request.headers.get("stripe-version") ?? apiVersion,
    "Cache-Control": "no-cache, no-store",
  });
  if (request.key) headers.set("Idempotency-Key", request.key);
  if (answer.replayOf) {
    headers.set("Idempotent-Replayed", "true");
    headers.set("Original-Request", answer.replayOf);
  }
  return new Response(answer.isDripping ? drip() : answer.body, { status: answer.status, headers });
}

/** Blanks, which may stand before any JSON, until nobody listens any more. */
function drip(): ReadableStream<Uint8Array> {
  let timer: NodeJS.Timeout;
  return new ReadableStream({
    start: (controller) => {
      timer = setInterval(() => controller.enqueue(new TextEncoder().encode(" ")), 200);
    },
    cancel: () => clearInterval(timer),
  });
}
