/** The half circle of the 日弧: radius 112 around (160, 138) in a box of 320 × 168. */
const centre = { x: 160, y: 138 };
const radius = 112;

export interface Point {
  x: number;
  y: number;
}

/** Point at a share of the day (0 sunrise … 1 sunset), `out` px outside the arc. */
export function pointAt(share: number, out = 0): Point {
  const angle = Math.PI * (1 - Math.min(1, Math.max(0, share)));
  return {
    x: round(centre.x + (radius + out) * Math.cos(angle)),
    y: round(centre.y - (radius + out) * Math.sin(angle)),
  };
}

/** Eight rays around the sun. */
export function rays(sun: Point): string[] {
  return Array.from({ length: 8 }, (_, i) => {
    const angle = (i * Math.PI) / 4;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    return `M${round(sun.x + 15 * cos)} ${round(sun.y + 15 * sin)}L${round(sun.x + 19 * cos)} ${round(sun.y + 19 * sin)}`;
  });
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
