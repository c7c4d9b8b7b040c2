import { OKR_ANNOTATION } from '@keyresults/backstage-plugin-okr-common';
import { Document, Scalar } from 'yaml';

/** What to put into a catalog file, to keep an annotation there. @internal */
export function overlayYaml(annotation: string | undefined): string {
  if (annotation === undefined) {
    return '';
  }
  const text = new Scalar(annotation);
  text.type = Scalar.BLOCK_LITERAL;
  return new Document({
    metadata: { annotations: { [OKR_ANNOTATION]: text } },
  }).toString({ lineWidth: 0 });
}
