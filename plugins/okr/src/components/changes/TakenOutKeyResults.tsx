import FlagIcon from '@material-ui/icons/Flag';
import { makeStyles } from '@material-ui/core/styles';
import type {
  OkrsResponse,
  TakenOutKeyResult,
} from '@keyresults/backstage-plugin-okr-common';
import { formatDay } from '../../format/instants';
import { quietText } from '../../theme/stateColours';
import { useItemListStyles } from '../common/itemListStyles';
import { Section } from '../common/Section';
import { useTimeZone } from '../common/TimeZoneContext';
import { useText } from '../common/useText';
import { WasIn } from './WasIn';
import { WhoMadeIt } from './WhoMadeIt';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: theme.spacing(1, 0, 0), padding: 0 },
  what: { display: 'flex', gap: theme.spacing(1) },
  words: {
    ...theme.typography.body2,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0, 2),
  },
  icon: { fontSize: 14, marginTop: 3, color: quietText(theme) },
  eased: { fontWeight: theme.typography.fontWeightBold as number },
  reason: { ...theme.typography.body2, display: 'block', maxWidth: 640 },
}));

const OneTakenOut = ({ one }: { one: TakenOutKeyResult }) => {
  const classes = useStyles();
  const items = useItemListStyles();
  const t = useText();
  const timeZone = useTimeZone();
  return (
    <li className={items.item}>
      <span className={classes.what}>
        <FlagIcon aria-hidden className={classes.icon} />
        <span className={classes.words}>
          <span>
            {t('changes.takenOutOn', {
              title: one.title,
              day: formatDay(one.at, timeZone),
            })}
          </span>
          {one.state && <WasIn state={one.state} />}
          {one.eased && (
            <span className={classes.eased}>{t('changes.legendEased')}</span>
          )}
        </span>
      </span>
      {one.reason !== undefined && (
        <span className={classes.reason}>
          {t('changes.reason', { reason: one.reason })}
        </span>
      )}
      <span className={items.facts}>
        <WhoMadeIt made={one} />
      </span>
    </li>
  );
};

/** What an objective had while its cycle was under way and has no more. @internal */
export const TakenOutKeyResults = (props: {
  takenOut?: readonly TakenOutKeyResult[];
  /** Of which objective. */
  objectiveId: string;
}) => {
  const classes = useStyles();
  const t = useText();
  const { takenOut = [], objectiveId } = props;
  const ofObjective = takenOut.filter(one => one.objectiveId === objectiveId);
  if (ofObjective.length === 0) {
    return null;
  }
  return (
    <ul className={classes.list} aria-label={t('changes.takenOutTitle')}>
      {ofObjective.map(one => (
        <OneTakenOut key={one.keyResultId} one={one} />
      ))}
    </ul>
  );
};

/** The objectives that a page does not have any more, with what was taken out with them. @internal */
export const TakenOutObjectives = (props: {
  okrs: Pick<OkrsResponse, 'objectives' | 'takenOut'>;
}) => {
  const t = useText();
  const { objectives, takenOut = [] } = props.okrs;
  const titles = new Map(
    takenOut
      .filter(({ objectiveId }) =>
        objectives.every(({ id }) => id !== objectiveId),
      )
      .map(({ objectiveId, objective }) => [objectiveId, objective]),
  );
  return (
    <>
      {[...titles].map(([objectiveId, objective]) => (
        <Section
          key={objectiveId}
          title={t('changes.takenOutObjective', { objective })}
        >
          <TakenOutKeyResults takenOut={takenOut} objectiveId={objectiveId} />
        </Section>
      ))}
    </>
  );
};
