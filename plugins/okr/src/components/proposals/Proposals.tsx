import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { Proposal } from '@keyresults/backstage-plugin-okr-common';
import { formatAgo } from '../../format/instants';
import { useNow } from '../../hooks/useNow';
import { Notice } from '../common/Notice';
import { useText } from '../common/useText';
import { DiffView } from '../editor/DiffView';

const OneProposal = ({ proposal }: { proposal: Proposal }) => {
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
      action={
        <Button
          size="small"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {t(open ? 'editor.proposal.hide' : 'editor.proposal.show')}
        </Button>
      }
    >
      <Typography variant="body2">
        <Link to={proposal.url}>{proposal.title}</Link>
        {proposal.reason && ` · ${proposal.reason}`}
      </Typography>
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
