import type { SeverityFill } from '../theme/severityFills';

const tile = 6;

/** The ink of a texture on one tile. */
const Ink = ({ colour, texture }: SeverityFill) => {
  switch (texture) {
    case 'stripes':
      return (
        <path
          d={`M-1,1 L1,-1 M0,${tile} L${tile},0 M${tile - 1},${tile + 1} L${
            tile + 1
          },${tile - 1}`}
          stroke={colour}
          strokeWidth={2.5}
        />
      );
    case 'dots':
      return <circle cx={tile / 2} cy={tile / 2} r={1.9} fill={colour} />;
    case 'lines':
      return <path d={`M0,1.5 H${tile}`} stroke={colour} strokeWidth={2} />;
    default:
      return null;
  }
};

/** The name under which a texture is drawn. @internal */
export function textureId(prefix: string, index: number): string {
  return `${prefix}-texture-${index}`;
}

/** Textures to fill shapes with, on a pale ground of their own colour. @internal */
export const TextureDefs = (props: {
  /** Unlike that of any other drawing on the page. */
  prefix: string;
  fills: readonly SeverityFill[];
}) => (
  <defs>
    {props.fills.map((fill, index) => (
      <pattern
        key={index}
        id={textureId(props.prefix, index)}
        width={tile}
        height={tile}
        patternUnits="userSpaceOnUse"
      >
        {fill.texture !== 'outline' && (
          <rect
            width={tile}
            height={tile}
            fill={fill.colour}
            fillOpacity={fill.texture === 'solid' ? 1 : 0.22}
          />
        )}
        <Ink {...fill} />
      </pattern>
    ))}
  </defs>
);
