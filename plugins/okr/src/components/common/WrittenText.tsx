import { makeStyles } from '@material-ui/core/styles';
import { MarkdownContent } from '@backstage/core-components';

const useStyles = makeStyles({
  root: {
    maxWidth: '75ch',
    overflowWrap: 'anywhere',
    '& > :last-child': { marginBottom: 0 },
    // Nothing to scroll sideways, which a keyboard could not.
    '& pre, & pre code': { whiteSpace: 'pre-wrap' },
  },
});

/**
 * What a person wrote, as Markdown. Images are not loaded: one that stands elsewhere would tell its host who reads.
 *
 * @internal
 */
export const WrittenText = (props: { content: string; className?: string }) => {
  const classes = useStyles();
  return (
    <MarkdownContent
      content={props.content}
      className={`${classes.root} ${props.className ?? ''}`}
      transformImageUri={() => ''}
    />
  );
};
