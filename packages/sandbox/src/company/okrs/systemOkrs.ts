/** Objectives of systems, as people wrote them. `{current}` and `{last}` are quarters. @internal */
export const systemOkrs: Partial<Record<string, string>> = {};
