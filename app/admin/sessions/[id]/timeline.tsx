import type { Reader } from "@/lib/auth/reader";
import type { Tone } from "@/lib/subscriptions/status";
import { CopyableId } from "../../../_ui/copyable-id";
import { PageLink } from "../../../_ui/page-link";
import { Sides } from "../../../_ui/sides";
import { Time } from "../../../_ui/time";
import type { Step } from "./timeline-of";

const dots: Record<Tone, string> = {
  good: "bg-good",
  waiting: "bg-waiting",
  attention: "bg-attention",
  failed: "bg-failed",
  neutral: "bg-muted",
};

/** The steps of a session along a line. */
export function Timeline({ steps, reader }: { steps: Step[]; reader: Reader }) {
  return (
    <ol className="ml-1.5 border-line border-l">
      {steps.map((step) => (
        <li key={step.key} className="relative grid gap-1 pb-6 pl-6 last:pb-0">
          <span aria-hidden="true" className={`absolute top-2 -left-[5px] size-2.5 rounded-full ${dots[step.tone]}`} />
          <p className="flex flex-wrap items-baseline justify-between gap-x-4">
            <span className="break-anywhere font-medium">{step.title}</span>
            {step.at && (
              <span className="text-muted text-sm">
                <Time at={step.at} reader={reader} look="exact" />
              </span>
            )}
          </p>
          {step.advice && <p className="max-w-prose">{step.advice}</p>}
          {step.facts.length > 0 && <p className="break-anywhere text-muted text-sm">{step.facts.join(" · ")}</p>}
          {step.ids?.map(({ label, value, href }) => (
            <p key={value} className="flex flex-wrap items-center gap-x-2 text-muted text-sm">
              {label} <CopyableId value={value} label={label} />
              {href && (
                <PageLink href={href} className="link">
                  Open the event
                </PageLink>
              )}
            </p>
          ))}
          {step.sides && <Sides before={step.sides.before} after={step.sides.after} />}
        </li>
      ))}
    </ol>
  );
}
