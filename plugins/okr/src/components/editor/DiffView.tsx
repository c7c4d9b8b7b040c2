import { useRef } from 'react';
import { alpha, makeStyles } from '@material-ui/core/styles';
import type {
  DiffHunk,
  DiffLine,
} from '@keyresults/backstage-plugin-okr-common';
import { useScrollByKeyboard } from '../../hooks/useScrollByKeyboard';
import { stateColour, quietText } from '../../theme/stateColours';
import { useText } from '../common/useText';

const useStyles = makeStyles(theme => ({
  frame: {
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    backgroundColor: theme.palette.background.default,
    overflowX: 'auto',
  },
  lines: {
    ...theme.typography.body2,
    fontFamily: 'monospace',
    borderSpacing: 0,
    minWidth: '100%',
    padding: theme.spacing(1, 0),
  },
  number: {
    color: quietText(theme),
    padding: theme.spacing(0, 1),
    textAlign: 'right',
    whiteSpace: 'nowrap',
    userSelect: 'none',
    verticalAlign: 'top',
  },
  sign: {
    padding: theme.spacing(0, 1),
    userSelect: 'none',
    verticalAlign: 'top',
  },
  text: {
    whiteSpace: 'pre',
    width: '100%',
    paddingRight: theme.spacing(1),
  },
  added: {
    boxShadow: `inset 3px 0 ${stateColour(theme, 'on track')}`,
    backgroundColor: alpha(stateColour(theme, 'on track'), 0.12),
    '& $number': { color: theme.palette.text.primary },
  },
  removed: {
    boxShadow: `inset 3px 0 ${stateColour(theme, 'off track')}`,
    backgroundColor: alpha(stateColour(theme, 'off track'), 0.12),
    '& $number': { color: theme.palette.text.primary },
  },
  gap: { borderTop: `1px dashed ${theme.palette.divider}` },
  empty: { ...theme.typography.body2, color: quietText(theme) },
}));

const signs: Record<DiffLine['kind'], string> = {
  same: ' ',
  added: '+',
  removed: '−',
};

interface DiffViewProps {
  label: string;
  hunks: readonly DiffHunk[];
}

const DiffLines = (props: DiffViewProps) => {
  const classes = useStyles();
  const t = useText();
  const element = useRef<HTMLDivElement>(null);
  useScrollByKeyboard(element);
  const say: Record<DiffLine['kind'], string> = {
    same: '',
    added: t('editor.diff.added'),
    removed: t('editor.diff.removed'),
  };
  return (
    <div
      className={classes.frame}
      ref={element}
      role="region"
      aria-label={props.label}
    >
      <table className={classes.lines}>
        {props.hunks.map((hunk, hunkIndex) => (
          <tbody
            key={`${hunk.lines[0]?.before}-${hunk.lines[0]?.after}`}
            className={hunkIndex > 0 ? classes.gap : undefined}
          >
            {hunk.lines.map(({ kind, text, before, after }) => (
              <tr
                key={`${before}-${after}`}
                className={kind === 'same' ? undefined : classes[kind]}
              >
                <td className={classes.number}>{before}</td>
                <td className={classes.number}>{after}</td>
                <td className={classes.sign} aria-label={say[kind]}>
                  {signs[kind]}
                </td>
                <td className={classes.text}>{text}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
};

/** The exact difference of a file, line by line. @internal */
export const DiffView = (props: DiffViewProps) => {
  const classes = useStyles();
  const t = useText();
  return props.hunks.length === 0 ? (
    <p className={classes.empty}>{t('editor.diff.none')}</p>
  ) : (
    <DiffLines {...props} />
  );
};
