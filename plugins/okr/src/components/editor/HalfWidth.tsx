import { ReactNode } from 'react';
import { Theme, ThemeProvider } from '@material-ui/core/styles';
import createBreakpoints from '@material-ui/core/styles/createBreakpoints';
import { useEditorStyles } from './editorStyles';

/** Half the page is as wide as a page of half the width: parts of the tab lay themselves out as they do there. */
function halved(theme: Theme): Theme {
  const { xs, sm, md, lg, xl } = theme.breakpoints.values;
  const values = { xs, sm: sm * 2, md: md * 2, lg: lg * 2, xl: xl * 2 };
  return { ...theme, breakpoints: createBreakpoints({ values }) };
}

/** Parts of the tab, beside something as wide. @internal */
export const HalfWidth = (props: { children: ReactNode }) => {
  const classes = useEditorStyles();
  return (
    <ThemeProvider theme={halved}>
      <div className={classes.list}>{props.children}</div>
    </ThemeProvider>
  );
};
