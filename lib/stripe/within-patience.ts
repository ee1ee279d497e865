import { AppError } from "@/lib/errors";

/** A person is answered within 8.5 s whatever Stripe does; the rest of that is ours. */
export const patienceMs = 8_000;

/**
 * What the work comes to, unless that takes longer. The SDK bounds each try, not their sum, and not several calls. The work
 * goes on, and nobody waits for it.
 * @throws {AppError} stripe_timeout
 */
export async function withinPatience<T>(work: Promise<T>, ms = patienceMs): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new AppError("stripe_timeout")), ms);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
