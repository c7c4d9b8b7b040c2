import { useId } from 'react';
import type { SeverityFill } from '../theme/severityFills';
import { TextureDefs, textureId } from './TextureDefs';

const width = 20;
const height = 12;

/** A piece of a texture, to stand beside its name. @internal */
export const TextureSample = ({ fill }: { fill: SeverityFill }) => {
  const prefix = useId();
  return (
    <svg width={width} height={height} aria-hidden>
      <TextureDefs prefix={prefix} fills={[fill]} />
      <rect
        x={0.5}
        y={0.5}
        width={width - 1}
        height={height - 1}
        fill={`url(#${textureId(prefix, 0)})`}
        stroke={fill.colour}
      />
    </svg>
  );
};
