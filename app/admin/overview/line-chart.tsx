import { line } from "d3-shape";
import { ChartFrame, type ChartSpan, type Series } from "./chart-frame";
import { PlotArea } from "./plot";

type Props = {
  title: string;
  summary: string;
  spans: ChartSpan[];
  series: (Series & { stroke: string })[];
  unit: string;
};

/** Values over time; a span without one is a gap. */
export function LineChart({ title, summary, spans, series, unit }: Props) {
  const highest = Math.max(0, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)));
  return (
    <ChartFrame title={title} summary={summary} spans={spans} series={series} unit={unit}>
      <PlotArea label={summary} spans={spans} highest={highest}>
        {({ x, y }) => {
          const middle = (at: number) => (x(at) ?? 0) + x.bandwidth() / 2;
          const path = line<number | null>()
            .defined((value) => value !== null)
            .x((_, at) => middle(at))
            .y((value) => y(value ?? 0));
          return series.map(({ name, fill, stroke, values }) => (
            <g key={name} className={fill}>
              <path d={path(values) ?? undefined} fill="none" strokeWidth={2} className={stroke} />
              {values.map((value, at) =>
                value === null ? null : (
                  <circle key={spans[at]?.long} cx={middle(at)} cy={y(value)} r={3}>
                    <title>{`${spans[at]?.long}: ${name} ${value}${unit}`}</title>
                  </circle>
                ),
              )}
            </g>
          ));
        }}
      </PlotArea>
    </ChartFrame>
  );
}
