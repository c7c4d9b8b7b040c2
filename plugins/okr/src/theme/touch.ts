/** Makes room for a finger where there is no mouse. @internal */
export const fingerSize = {
  '@media (pointer: coarse)': {
    display: 'inline-flex',
    alignItems: 'center',
    minHeight: 40,
  },
} as const;
