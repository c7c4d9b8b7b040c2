import {
  formatAgo,
  formatInstant,
  formatInstantUtc,
} from '../../format/instants';

/** An instant in the reader's zone, with UTC on hover. @internal */
export const Instant = (props: {
  instant: string;
  /** Say how long ago instead. */
  ago?: Date;
}) => (
  <time dateTime={props.instant} title={formatInstantUtc(props.instant)}>
    {props.ago
      ? formatAgo(props.instant, props.ago)
      : formatInstant(props.instant)}
  </time>
);
