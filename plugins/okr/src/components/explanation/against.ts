/** The parameter of the page's address that says what key results are held against. @internal */
export const AGAINST = 'against';
