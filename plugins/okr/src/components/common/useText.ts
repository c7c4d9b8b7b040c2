import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { okrTranslationRef } from '../../translation';

/** The plugin's texts in the reader's language. @internal */
export function useText() {
  return useTranslationRef(okrTranslationRef).t;
}
