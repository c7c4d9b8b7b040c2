/** Objectives of users, as people wrote them. `{current}` and `{last}` are quarters. @internal */
export const userOkrs: Partial<Record<string, string>> = {};
