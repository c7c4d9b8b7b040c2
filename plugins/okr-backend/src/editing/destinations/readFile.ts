import { readAnnotation } from '@keyresults/backstage-plugin-okr-common';
import { refusalOf, Source } from '../draft/Source';

/** @internal */
export interface FileTexts {
  entityRef: string;
  path: string;
  base: string;
  text: string;
  mainText: string;
  /** As the catalog has it, for a file that cannot be read. */
  shown: string | undefined;
}

/** What an edit of a file starts from. @internal */
export function sourceOfFile(given: FileTexts): Source {
  const { entityRef, path, base, text, mainText, shown } = given;
  const where = { entityRef, fileName: path };
  const now = readAnnotation(text, where);
  const main = text === mainText ? now : readAnnotation(mainText, where);
  if (now.kind === 'refused' || main.kind === 'refused') {
    const refused = now.kind === 'refused' ? now : main;
    return {
      annotation: shown,
      mainAnnotation: shown,
      base,
      ...(refused.kind === 'refused' && { refusal: refusalOf(refused) }),
    };
  }
  return {
    annotation: now.text,
    mainAnnotation: main.text,
    base,
    file: {
      path,
      text,
      mainText,
      lines: now.lines,
      mainLines: main.lines,
    },
  };
}
