import { differencesOf, type ErrorCase } from "../contract/error-case";

/** How many of the known refusals are answered as Stripe does, and where the others differ. */
export async function matchedCases(cases: ErrorCase[]): Promise<{ matched: number; known: number; differ: object }> {
  const differ: Record<string, string[]> = {};
  for (const each of cases) {
    const differences = await differencesOf(each);
    if (differences.length) differ[each.name] = differences;
  }
  return { matched: cases.length - Object.keys(differ).length, known: cases.length, differ };
}
