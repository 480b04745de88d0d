import { encodeCode128, QUIET_ZONE } from '@domain/code-128';

const HEIGHT = 30;

/** Code 128 with its quiet zone, dark on white in every theme, and the text below for people. */
export function Barcode({ text }: { text: string }) {
  const { bars, width } = encodeCode128(text);
  const whole = width + 2 * QUIET_ZONE;
  return (
    <figure className="barcode">
      <svg
        viewBox={`0 0 ${whole} ${HEIGHT}`}
        role="img"
        aria-label={text}
        shapeRendering="crispEdges"
        preserveAspectRatio="none"
      >
        <rect width={whole} height={HEIGHT} fill="#fff" />
        {bars.map(({ at, width: modules }) => (
          <rect key={at} x={at + QUIET_ZONE} width={modules} height={HEIGHT} fill="#000" />
        ))}
      </svg>
      <figcaption>
        <bdi className="code">{text}</bdi>
      </figcaption>
    </figure>
  );
}
