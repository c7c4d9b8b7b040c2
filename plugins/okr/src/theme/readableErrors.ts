import { Theme } from '@material-ui/core/styles';
import { readableOn } from './stateColours';

/** The platform's own red is too pale for words of the size that stands beside a field. @internal */
export const readableErrors = ({ palette }: Theme) => ({
  '& .MuiFormLabel-root.Mui-error, & .MuiFormHelperText-root.Mui-error': {
    color: readableOn(palette.background.paper, palette.error.main),
  },
});
