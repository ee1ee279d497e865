import { AppError } from "@/lib/errors";

/**
 * What the work comes to, unless that takes longer. The SDK bounds each try, not their sum, and not several calls.
 * @throws {AppError} stripe_timeout
 */
export async function withinPatience<T>(patienceMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new AppError("stripe_timeout")), patienceMs);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
