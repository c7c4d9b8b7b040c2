import type {
  OverviewPromiseChange,
  PromiseChange,
} from '@keyresults/backstage-plugin-okr-common';
import { formatDay } from '../../format/instants';
import { unbroken } from '../../format/metrics';
import { useTimeZone } from '../common/TimeZoneContext';
import { useText } from '../common/useText';

/** Puts changes of a promise into words. @internal */
export function useChangeTexts() {
  const t = useText();
  const timeZone = useTimeZone();

  const partText = (
    { part, before, after }: PromiseChange['parts'][number],
    aloud: boolean,
  ) => {
    const name = t(`changes.part.${part}`);
    if (before === undefined) {
      return t('changes.added', { part: name, after: after ?? '' });
    }
    if (after === undefined) {
      return t('changes.takenAway', { part: name, before });
    }
    return t(aloud ? 'changes.changedAloud' : 'changes.changed', {
      part: name,
      before: unbroken(before),
      after: unbroken(after),
    });
  };

  /** @param aloud - for who hears it and sees no arrow */
  const whatChanged = (
    change: Pick<OverviewPromiseChange, 'kind' | 'parts'>,
    aloud = false,
  ): string[] => {
    const parts = change.parts.map(part => partText(part, aloud));
    switch (change.kind) {
      case 'removed':
        return [t('changes.removed')];
      case 'added':
        return [t('changes.addedNew')];
      case 'returned':
        return parts.length > 0
          ? [t('changes.returned'), ...parts]
          : [t('changes.returnedSame')];
      default:
        return parts;
    }
  };

  const howEased = ({
    eased,
    takenBackAt,
  }: Pick<PromiseChange, 'eased' | 'takenBackAt'>) => {
    if (!eased) {
      return undefined;
    }
    return takenBackAt === undefined
      ? t('changes.eased')
      : t('changes.easedTakenBack', { day: formatDay(takenBackAt, timeZone) });
  };

  const onOneLine = (change: PromiseChange) =>
    t('changes.onDay', {
      day: formatDay(change.at, timeZone),
      what: [...whatChanged(change, true), howEased(change)]
        .filter(text => text !== undefined)
        .join(', '),
    });

  return { whatChanged, howEased, onOneLine };
}
