import { ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  root: { fontWeight: theme.typography.fontWeightBold as number },
}));

/** The title of a part of a section. @internal */
export const Subheading = (props: {
  level: 'h4' | 'h5';
  children: ReactNode;
}) => (
  <Typography
    variant="subtitle2"
    component={props.level}
    gutterBottom
    className={useStyles().root}
  >
    {props.children}
  </Typography>
);
