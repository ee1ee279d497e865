import type { ReactNode } from "react";
import { Card } from "../../_ui/card";
import { ScrollRegion } from "../../_ui/scroll-region";
import { counted } from "./counted";

/** One thing that is drawn: its name, the class of its mark in the picture and in the legend, a value for each span. */
export type Series = { name: string; fill: string; dot: string; values: (number | null)[] };
export type ChartSpan = { short: string; long: string };

type Props = {
  title: string;
  /** What the picture shows, in a sentence: also what is heard instead of it. */
  summary: string;
  spans: ChartSpan[];
  series: Series[];
  unit?: string;
  children: ReactNode;
};

/** A picture with its sentence, its legend, and its table, which is there for everybody. */
export function ChartFrame({ title, summary, spans, series, unit = "", children }: Props) {
  return (
    <Card title={title}>
      <p className="mb-3 text-muted text-sm">{summary}</p>
      {children}
      <ul className="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-sm">
        {series.map(({ name, dot }) => (
          <li key={name} className="flex items-center gap-2">
            <span aria-hidden="true" className={`size-2.5 rounded-sm forced-color-adjust-none ${dot}`} />
            {name}
          </li>
        ))}
      </ul>
      <details className="-mb-2.5 mt-2 open:mb-0">
        <summary className="link flex w-fit text-sm">{title} as a table</summary>
        <ScrollRegion label={`${title} as a table`}>
          <table className="w-full text-left text-sm">
            <caption className="sr-only">{title}</caption>
            <thead>
              <tr className="border-line border-b text-muted">
                <th scope="col" className="py-1 pr-4 font-medium">
                  From
                </th>
                {series.map(({ name }) => (
                  <th key={name} scope="col" className="py-1 pr-4 text-right font-medium">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {spans.map(({ long }, at) => (
                <tr key={long} className="border-line border-b">
                  <th scope="row" className="whitespace-nowrap py-1 pr-4 font-normal">
                    {long}
                  </th>
                  {series.map(({ name, values }) => (
                    <td key={name} className="py-1 pr-4 text-right">
                      {values[at] == null ? "–" : `${counted(values[at])}${unit}`}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      </details>
    </Card>
  );
}
