/** What somebody typed and has not saved, of one kind. @internal */
export interface KeptInBrowser<About, Typed> {
  /**
   * What was typed about something: in this tab of the browser, else in the one that was typed into last. What comes from
   * another tab is this one's too from then on.
   */
  read(about: About): Typed | undefined;
  /**
   * Keeps what was typed until it is saved; undefined forgets it, but not what was typed in another tab since. A browser
   * that keeps nothing changes nothing else.
   */
  keep(about: About, typed: Typed | undefined): void;
}

/**
 * Keeps what is typed over a reload and over the end of a tab.
 *
 * @param keyOf - different for every person: several may use one browser
 * @param isTyped - whether what is found was written by this version of the page
 * @internal
 */
export function keptInBrowser<About, Typed>(
  keyOf: (about: About) => string,
  isTyped: (value: unknown) => value is Typed,
): KeptInBrowser<About, Typed> {
  const readFrom = (storage: Storage, key: string) => {
    const value: unknown = JSON.parse(storage.getItem(key) ?? 'null');
    return isTyped(value) ? value : undefined;
  };

  return {
    read(about) {
      const key = keyOf(about);
      try {
        const own = readFrom(window.sessionStorage, key);
        const typed = own ?? readFrom(window.localStorage, key);
        if (typed && !own) {
          window.sessionStorage.setItem(key, JSON.stringify(typed));
        }
        return typed;
      } catch {
        return undefined;
      }
    },

    keep(about, typed) {
      const key = keyOf(about);
      try {
        if (typed) {
          const text = JSON.stringify(typed);
          window.sessionStorage.setItem(key, text);
          window.localStorage.setItem(key, text);
          return;
        }
        const own = window.sessionStorage.getItem(key);
        if (own !== null && own === window.localStorage.getItem(key)) {
          window.localStorage.removeItem(key);
        }
        window.sessionStorage.removeItem(key);
      } catch {
        // A full or forbidden storage must not keep anybody from typing.
      }
    },
  };
}
