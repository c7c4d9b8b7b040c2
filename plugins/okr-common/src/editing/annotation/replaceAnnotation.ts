import { annotationLimits } from '../../annotation/annotations';
import { cleanText } from '../../annotation/yaml/cleanText';
import { AnnotationEdit, AnnotationRefused } from './AnnotationEdit';
import { refusalOf } from './editAnnotation';

/**
 * A whole new text for an annotation, as it comes from a text field: with line breaks as YAML has them, and at its end
 * one line break or none, as before. It need not be right; what is wrong with it is for `parseAnnotation` to say.
 *
 * @param before - the text so far, if there is one
 * @public
 */
export function replaceAnnotation(
  text: string,
  before?: string,
): AnnotationEdit {
  try {
    const lines = text.replace(/\r\n?/g, '\n').replace(/\s+$/, '');
    const clean = cleanText(lines, (_, name) => {
      throw new AnnotationRefused(
        'badChange',
        `Character ${name} is not allowed`,
        'Take it out.',
      );
    });
    const unended = before !== undefined && /[^\n]$/.test(before);
    const whole = clean === '' || unended ? clean : `${clean}\n`;
    if (whole.length > annotationLimits.characters) {
      throw new AnnotationRefused(
        'tooLong',
        `The annotation has more than ${annotationLimits.characters} characters`,
        'Shorten it.',
      );
    }
    return { kind: 'edited', text: whole };
  } catch (error) {
    return refusalOf(error);
  }
}
