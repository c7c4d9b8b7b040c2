/** With a full stop, unless it ends in something of the kind: what comes after it is another sentence. @internal */
export function asSentence(text: string): string {
  return /[.!?…:]["”’)`]?\s*$/.test(text) ? text : `${text}.`;
}
