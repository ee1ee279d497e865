// --color-sunken of both themes: the darkest light ground and the lightest dark one. What reads there reads anywhere.
const grounds = { light: "#f3f2ee", dark: "#232320" };
const readable = 4.5;

type Rgb = [number, number, number];

const rgbOf = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as Rgb;
const hexOf = (rgb: Rgb) => `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;

function luminance(hex: string): number {
  const [red, green, blue] = rgbOf(hex).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG's contrast ratio of two colours, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one) + 0.05, luminance(other) + 0.05];
  return Math.max(a, b) / Math.min(a, b);
}

/** The colour, moved in small steps towards black or white until it can be read on `ground`. */
function readableOn(ground: string, colour: string): string {
  const goal = luminance(ground) > 0.18 ? 0 : 255;
  const steps = Array.from({ length: 51 }, (_, step) => step / 50);
  const moved = steps.map((share) => hexOf(rgbOf(colour).map((part) => part + (goal - part) * share) as Rgb));
  return moved.find((candidate) => contrast(candidate, ground) >= readable) ?? (goal === 0 ? "#000000" : "#ffffff");
}

/**
 * The rules that put a company's accent into both themes: as it is on buttons, with the text on them that reads there, and
 * moved as far as it must be where it is text itself.
 */
export function brandStyle(accent: string): string {
  const onFill = contrast(accent, "#ffffff") >= readable ? "#ffffff" : "#000000"; // one of them always reads
  const [light, dark] = [readableOn(grounds.light, accent), readableOn(grounds.dark, accent)];
  return `:root{--fill:${accent};--on-fill:${onFill};--accent-light:${light};--accent-dark:${dark}}`;
}
