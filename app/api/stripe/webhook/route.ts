import { log } from "@/lib/log";
import { type Received, receiveEvent } from "@/lib/webhooks/receive";

const limit = 512 * 1024;
const patienceMs = 1_900; // Stripe waits for longer, and holds its other events to us back meanwhile
const retryAfter = { "Retry-After": "5" };

const answers: Record<Received | "not_stored", { status: number; says: string }> = {
  stored: { status: 200, says: "stored" },
  repeated: { status: 200, says: "known already" },
  not_ours: { status: 200, says: "not handled here" },
  bad_signature: { status: 400, says: "the signature is missing, wrong, or not of now" },
  no_secret: { status: 503, says: "STRIPE_WEBHOOK_SECRET is not set" },
  not_stored: { status: 503, says: "the event could not be stored" },
};

/** Stripe posts its events here. What could not be stored in time is not acknowledged, and Stripe sends it again. */
export async function POST(request: Request): Promise<Response> {
  const body = await readLimited(request);
  if (!body) return Response.json({ error: `at most ${limit} bytes` }, { status: 413 });
  const { status, says } = answers[await receiveInTime(body, request.headers.get("stripe-signature"))];
  if (status === 200) return Response.json({ received: says });
  return Response.json({ error: says }, { status, headers: status === 503 ? retryAfter : {} });
}

async function receiveInTime(body: Buffer, signature: string | null): Promise<Received | "not_stored"> {
  const received = receiveEvent(body, signature).catch((err) => {
    log.error({ err }, "a Stripe event could not be stored");
    return "not_stored" as const;
  });
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<"not_stored">((resolve) => {
    timer = setTimeout(resolve, patienceMs, "not_stored");
  });
  return Promise.race([received, patience]).finally(() => clearTimeout(timer));
}

// Counted while it comes in: whoever sends it is not known yet, and a length that is announced may be a lie.
async function readLimited(request: Request): Promise<Buffer | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
