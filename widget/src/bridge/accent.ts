/** An accent colour and what can be read on it. */
export interface Accent {
  accent: string;
  onAccent: string;
}

const WHITE = '#ffffff';
const INK = '#14171f';
/** WCAG 2.2 AA for text. */
const LEGIBLE = 4.5;

/** A site's own colour, darkened until white or ink is legible on it; null if it is not `#RRGGBB`. */
export function accentOf(colour: string | null | undefined): Accent | null {
  if (!/^#[0-9a-f]{6}$/i.test(colour ?? '')) return null;
  let accent = colour ?? '';
  for (;;) {
    const white = contrast(accent, WHITE);
    const ink = contrast(accent, INK);
    if (Math.max(white, ink) >= LEGIBLE) return { accent, onAccent: white >= ink ? WHITE : INK };
    accent = mix(accent, 0.96);
  }
}

export function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = channels(colour).map((channel) => {
    const c = channel / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function mix(colour: string, share: number): string {
  const parts = channels(colour).map((channel) =>
    Math.round(channel * share)
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${parts.join('')}`;
}
