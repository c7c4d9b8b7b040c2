import Chip from '@material-ui/core/Chip';
import { useText } from './useText';

/** Stands wherever numbers come from the sandbox. @internal */
export const DemoChip = (props: { demo: boolean }) => {
  const t = useText();
  return props.demo ? (
    <Chip
      size="small"
      variant="outlined"
      style={{ margin: 0 }}
      label={t('tab.demo')}
      title={t('tab.demoHint')}
    />
  ) : null;
};
