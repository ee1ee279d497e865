import { type ScaleBand, type ScaleLinear, scaleBand, scaleLinear } from "d3-scale";
import type { ReactNode } from "react";
import type { ChartSpan } from "./chart-frame";

export type Plot = { x: ScaleBand<number>; y: ScaleLinear<number, number> };

type Props = { label: string; spans: ChartSpan[]; highest: number; children: (plot: Plot) => ReactNode };

// A picture is drawn twice, for a phone and for a desk, and one of them is shown: text that is scaled with its picture is
// too small on the one or too large on the other. Attributes only: the content security policy has no room for styles. The
// name of the last day is wider than its bar, and may reach over the edge.
const sizes = [
  { width: 320, height: 180, className: "sm:hidden", labels: 4 },
  { width: 600, height: 220, className: "max-sm:hidden", labels: 7 },
];

/** The axes of a chart over time, with room for what is drawn into them. */
export function PlotArea({ label, spans, highest, children }: Props) {
  return sizes.map(({ width, height, className, labels }) => {
    const [left, top, bottom] = [44, 8, height - 24];
    const x = scaleBand<number>().domain(spans.keys()).range([left, width]).paddingInner(0.25).paddingOuter(0.1);
    const y = scaleLinear()
      .domain([0, Math.max(1, highest)])
      .nice(4)
      .range([bottom, top]);
    const ticks = y.ticks(4).filter(Number.isInteger);
    const every = Math.ceil(spans.length / labels);
    return (
      <svg
        key={width}
        role="img"
        aria-label={label}
        viewBox={`0 0 ${width} ${height}`}
        className={`w-full overflow-visible ${className}`}
      >
        {ticks.map((tick) => (
          <g key={tick}>
            <line x1={left} x2={width} y1={y(tick)} y2={y(tick)} className="stroke-line" />
            <text x={left - 8} y={y(tick)} dy="0.32em" textAnchor="end" className="fill-muted text-sm">
              {tickWords(tick)}
            </text>
          </g>
        ))}
        {spans.map(({ short, long }, at) =>
          at % every === 0 ? (
            <text
              key={long}
              x={(x(at) ?? 0) + x.bandwidth() / 2}
              y={height - 6}
              textAnchor="middle"
              className="fill-muted text-sm"
            >
              {short}
            </text>
          ) : null,
        )}
        {children({ x, y })}
      </svg>
    );
  });
}

const tickWords = (value: number) => new Intl.NumberFormat("en-GB", { notation: "compact" }).format(value);
