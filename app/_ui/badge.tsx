import type { Standing, Tone } from "@/lib/subscriptions/status";

const colours: Record<Tone, string> = {
  good: "bg-good-soft text-good",
  waiting: "bg-waiting-soft text-waiting",
  attention: "bg-attention-soft text-attention",
  failed: "bg-failed-soft text-failed",
  neutral: "bg-sunken text-muted",
};

/** How a thing stands: always a word, with its colour. */
export function Badge({ word, tone }: Standing) {
  return (
    <span
      className={`inline-flex h-fit w-fit items-center gap-1.5 whitespace-nowrap rounded-full px-2.5 py-0.5 font-medium text-sm ${colours[tone]}`}
    >
      <span aria-hidden="true" className="size-1.5 rounded-full bg-current" />
      {word}
    </span>
  );
}
