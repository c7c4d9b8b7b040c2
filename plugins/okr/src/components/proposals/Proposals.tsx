import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { Proposal } from '@keyresults/backstage-plugin-okr-common';
import { formatAgo } from '../../format/instants';
import { useNow } from '../../hooks/useNow';
import { fingerSize } from '../../theme/touch';
import { Notice } from '../common/Notice';
import { useText } from '../common/useText';
import { DiffView } from '../editor/DiffView';

const useStyles = makeStyles(theme => ({
  // Its text begins where the words above do.
  button: { ...fingerSize, marginLeft: theme.spacing(-0.625) },
}));

const OneProposal = ({ proposal }: { proposal: Proposal }) => {
  const classes = useStyles();
  const t = useText();
  const now = useNow();
  const [open, setOpen] = useState(false);
  const ago = formatAgo(proposal.proposedAt, now);
  if (proposal.state === 'merged') {
    return (
      <Notice
        severity="info"
        title={t('editor.proposal.merged', {
          ago: formatAgo(proposal.updatedAt, now),
        })}
      >
        <Link to={proposal.url}>{proposal.title}</Link>
      </Notice>
    );
  }
  return (
    <Notice
      severity="info"
      title={
        proposal.proposedBy
          ? t('editor.proposal.title', {
              who: <EntityRefLink entityRef={proposal.proposedBy} />,
              ago,
            })
          : t('editor.proposal.titleOnly', { ago })
      }
    >
      <Typography variant="body2">
        <Link to={proposal.url}>{proposal.title}</Link>
        {proposal.reason && ` · ${proposal.reason}`}
      </Typography>
      <Button
        size="small"
        className={classes.button}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {t(open ? 'editor.proposal.hide' : 'editor.proposal.show')}
      </Button>
      {open && (
        <DiffView label={t('editor.proposal.diff')} hunks={proposal.diff} />
      )}
    </Notice>
  );
};

/** Changes that are proposed and not decided yet. @internal */
export const Proposals = (props: { proposals: readonly Proposal[] }) => (
  <>
    {props.proposals.map(proposal => (
      <OneProposal key={proposal.url} proposal={proposal} />
    ))}
  </>
);
