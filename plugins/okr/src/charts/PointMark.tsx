/** A week's mark around 0, 0; upwards where its value lies over the edge of the chart. @internal */
export const PointMark = (props: {
  className: string;
  cut?: boolean;
  /** In pixels. */
  radius: number;
}) => {
  const { radius } = props;
  if (!props.cut) {
    return <circle className={props.className} r={radius} />;
  }
  const side = radius * 1.5;
  return (
    <path
      className={props.className}
      d={`M0,${-side} L${side},${side * 0.7} L${-side},${side * 0.7} Z`}
    />
  );
};
