import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  code: {
    fontFamily: 'monospace',
    padding: theme.spacing(0.25, 0.75),
    borderRadius: theme.shape.borderRadius,
    backgroundColor: theme.palette.action.hover,
  },
}));

/** Something as it is written in the annotation. @internal */
export const Code = (props: { text: string }) => (
  <code className={useStyles().code}>{props.text}</code>
);

/** A sentence whose words between backticks are set as what is written in the annotation. @internal */
export const WithCode = (props: { text: string }) => {
  const parts = props.text.split('`');
  // An odd backtick is just a backtick.
  if (parts.length % 2 === 0) {
    return <>{props.text}</>;
  }
  return (
    <>
      {parts.map((part, index) =>
        index % 2 === 1 ? <Code key={index} text={part} /> : part,
      )}
    </>
  );
};
