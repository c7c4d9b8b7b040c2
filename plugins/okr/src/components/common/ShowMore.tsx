import Button from '@material-ui/core/Button';
import { useItemListStyles } from './itemListStyles';
import { useText } from './useText';

/** Asks for the next page of a list, or again for one that failed. @internal */
export const ShowMore = (props: {
  pages: {
    loading: boolean;
    hasMore: boolean;
    error?: Error;
    showMore(): void;
  };
}) => {
  const classes = useItemListStyles();
  const t = useText();
  const { loading, hasMore, error, showMore } = props.pages;
  if (!hasMore && !error) {
    return null;
  }
  return (
    <>
      {error && (
        <span role="alert" className={classes.title}>
          {t('error.partFailed')}{' '}
        </span>
      )}
      <Button
        size="small"
        className={classes.more}
        onClick={showMore}
        disabled={loading}
      >
        {loading && t('facts.loadingMore')}
        {!loading && (error ? t('error.retry') : t('facts.showMore'))}
      </Button>
    </>
  );
};
