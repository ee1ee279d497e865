import { ChartFrame, type ChartSpan, type Series } from "./chart-frame";
import { counted } from "./counted";
import { PlotArea } from "./plot";

type Props = { title: string; summary: string; spans: ChartSpan[]; series: Series[] };

/** Counts over time, one upon the other. */
export function BarChart({ title, summary, spans, series }: Props) {
  const upTo = (at: number, count: number) =>
    series.slice(0, count).reduce((sum, { values }) => sum + (values[at] ?? 0), 0);
  const highest = Math.max(...spans.map((_, at) => upTo(at, series.length)));
  return (
    <ChartFrame title={title} summary={summary} spans={spans} series={series}>
      <PlotArea label={summary} spans={spans} highest={highest}>
        {({ x, y }) =>
          series.map(({ name, fill, values }, index) => (
            <g key={name} className={fill}>
              {spans.map(({ long }, at) => {
                const value = values[at] ?? 0;
                const [from, to] = [upTo(at, index), upTo(at, index + 1)];
                return value > 0 ? (
                  <rect key={long} x={x(at)} y={y(to)} width={x.bandwidth()} height={y(from) - y(to)}>
                    <title>{`${long}: ${counted(value)} ${name}`}</title>
                  </rect>
                ) : null;
              })}
            </g>
          ))
        }
      </PlotArea>
    </ChartFrame>
  );
}
