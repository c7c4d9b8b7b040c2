import { Sandbox } from '../startSandbox';

/** An answer of the GraphQL endpoint, with what tests look at. */
export interface Answer {
  status: number;
  headers: Headers;
  data: Record<string, any>;
  errors: { type?: string; message: string; path?: (string | number)[] }[];
}
