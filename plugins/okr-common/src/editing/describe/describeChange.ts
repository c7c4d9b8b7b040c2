import {
  DescribeChangeOptions,
  DescribedAnnotation,
  AnnotationDifference,
} from './AnnotationDifference';
import { Description, Side } from './Description';
import { readTexts } from './readTexts';

/**
 * Says what differs between two texts of an annotation, in the order of the later one; what is gone comes last in each
 * part. Of a text that is no YAML nothing can be said: it counts as empty.
 *
 * @public
 */
export function describeChange(
  before: DescribedAnnotation,
  after: DescribedAnnotation,
  { metrics }: DescribeChangeOptions,
): AnnotationDifference[] {
  const one: Side = { texts: readTexts(before.text), parsed: before.parsed };
  const other: Side = { texts: readTexts(after.text), parsed: after.parsed };
  return new Description(one, other, metrics).changes();
}
