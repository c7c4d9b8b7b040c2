import type { components } from '@octokit/openapi-types';

type Part<T> = T extends (infer Item)[]
  ? Part<Item>[]
  : T extends object
  ? { [Key in keyof T]?: Part<T[Key]> }
  : T;

/** Of what GitHub's API describes under this name, the fields that are served: none is called otherwise or holds something else. @internal */
export type Served<Name extends keyof components['schemas']> = Part<
  components['schemas'][Name]
>;
