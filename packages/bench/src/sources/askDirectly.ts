/**
 * Asks a stand-in the way any client does.
 *
 * @throws when it does not answer with 2xx
 */
export async function askDirectly<T>(
  url: string,
  authorization: string,
  query: ReadonlyArray<readonly [name: string, value: string]>,
): Promise<T> {
  const address = new URL(url);
  for (const [name, value] of query) {
    address.searchParams.append(name, value);
  }
  const response = await fetch(address, { headers: { authorization } });
  if (!response.ok) {
    throw new Error(`${address} answers ${response.status}`);
  }
  return response.json();
}
