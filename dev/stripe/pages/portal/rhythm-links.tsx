/** @jsxImportSource hono/jsx */
import type { Words } from "../words/english";
import { type Offer, rhythmOf } from "./offers";
import type { PortalView } from "./view";

const names: Record<string, keyof Words> = {
  "1-day": "daily",
  "1-week": "weekly",
  "1-month": "monthly",
  "1-year": "yearly",
};

type RhythmLinksProps = { view: PortalView; path: string; offers: Offer[]; current: string };

/** Monthly or yearly, when there are prices of both. */
export function RhythmLinks({ view: { reader }, path, offers, current }: RhythmLinksProps) {
  const rhythms = [...new Set(offers.map(({ price }) => rhythmOf(price)))];
  if (rhythms.length < 2) return null;
  const nameOf = (rhythm: string) => {
    const [count, interval = ""] = rhythm.split("-");
    const known = names[rhythm];
    return known ? reader.say(known) : reader.span(Number(count), interval);
  };
  return (
    <nav class="actions" aria-label={reader.say("interval")}>
      {rhythms.map((rhythm) => (
        <a
          key={rhythm}
          class="button plain"
          href={`${path}?rhythm=${rhythm}`}
          aria-current={rhythm === current ? "true" : undefined}
        >
          {nameOf(rhythm)}
        </a>
      ))}
    </nav>
  );
}
