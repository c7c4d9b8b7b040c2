/** What people read who choose what stands on their home page. @internal */
export const homeWidgetTexts = {
  title: 'My team’s key results',
  description: 'The key results of the groups that you are a member of',
};

/** The room that the card takes in the grid of a home page, in its columns (of twelve) and rows. @internal */
export const homeWidgetLayout = {
  width: { minColumns: 3, defaultColumns: 6 },
  height: { minRows: 3, defaultRows: 6 },
};
