import { useState } from 'react';
import Button from '@material-ui/core/Button';
import GetAppIcon from '@material-ui/icons/GetApp';
import { makeStyles } from '@material-ui/core/styles';
import { quietText } from '../../theme/stateColours';

const useStyles = makeStyles(theme => ({
  failure: { ...theme.typography.body2, color: quietText(theme) },
}));

/** Hands out a file that the API makes: it asks for a token, so that a plain link would not do. @internal */
export const DownloadButton = (props: {
  label: string;
  hint?: string;
  /** Says that nothing came, and why. */
  failed(reason: string): string;
  load(): Promise<{ name: string; content: Blob }>;
}) => {
  const classes = useStyles();
  const [state, setState] = useState<{ busy: boolean; error?: string }>({
    busy: false,
  });

  const click = async () => {
    setState({ busy: true });
    try {
      const { name, content } = await props.load();
      download(name, content);
      setState({ busy: false });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      setState({ busy: false, error: reason });
    }
  };

  return (
    <>
      <Button
        size="small"
        variant="outlined"
        startIcon={<GetAppIcon fontSize="small" />}
        disabled={state.busy}
        title={props.hint}
        onClick={click}
      >
        {props.label}
      </Button>
      {state.error && (
        <span role="alert" className={classes.failure}>
          {props.failed(state.error)}
        </span>
      )}
    </>
  );
};

function download(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
