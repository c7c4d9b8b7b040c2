import { makeStyles } from '@material-ui/core/styles';
import { MarkdownContent } from '@backstage/core-components';

const useStyles = makeStyles(theme => ({
  root: {
    maxWidth: '75ch',
    overflowWrap: 'anywhere',
    '& > :last-child': { marginBottom: 0 },
    // Nothing to scroll sideways, which a keyboard could not.
    '& pre, & pre code': { whiteSpace: 'pre-wrap' },
    lineHeight: theme.typography.body2.lineHeight,
    // What people write is part of something: its headings are not above those of the page.
    '& h1, & h2, & h3, & h4, & h5, & h6': {
      ...theme.typography.subtitle1,
      margin: theme.spacing(1.5, 0, 0.5),
      fontWeight: theme.typography.fontWeightBold as number,
      '&:first-child': { marginTop: 0 },
    },
  },
}));

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
