import { type Received, receiveEvent } from "@/lib/webhooks/receive";

const limit = 512 * 1024;

const answers: Record<Received, { status: number; says: string }> = {
  stored: { status: 200, says: "stored" },
  repeated: { status: 200, says: "known already" },
  not_ours: { status: 200, says: "not handled here" },
  bad_signature: { status: 400, says: "the signature is missing, wrong, or not of now" },
  no_secret: { status: 503, says: "STRIPE_WEBHOOK_SECRET is not set" },
};

/** Stripe posts its events here. Whatever is thrown becomes a 500, and Stripe tries again. */
export async function POST(request: Request): Promise<Response> {
  const body = await readLimited(request);
  if (!body) return Response.json({ error: `at most ${limit} bytes` }, { status: 413 });
  const { status, says } = answers[await receiveEvent(body, request.headers.get("stripe-signature"))];
  return Response.json(status === 200 ? { received: says } : { error: says }, { status });
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
