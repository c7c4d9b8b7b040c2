import { Fault } from './types';

/** A part of an answer that holds pull requests. */
interface Page {
  nodes: unknown[];
  /** Where the nodes stand. */
  path: string[];
}

/** @internal */
export interface DisturbedAnswer {
  data?: Record<string, unknown> | null;
  errors?: object[];
}

/**
 * Spoils the pull requests in an answer the way the faults say. What was asked about other repositories stays as it is.
 *
 * @param repositoryOf - slug in lower case for a top-level key of the answer
 * @internal
 */
export function disturbData(
  answer: DisturbedAnswer,
  faults: readonly Fault[],
  repositoryOf: (key: string) => string | undefined,
): DisturbedAnswer {
  let result = answer;
  for (const fault of faults) {
    const pages = pagesOf(result.data).filter(
      page =>
        !fault.repository ||
        repositoryOf(page.path[0]) === fault.repository.toLowerCase(),
    );
    result = disturb(result, fault, pages);
  }
  return result;
}

function disturb(
  answer: DisturbedAnswer,
  fault: Fault,
  pages: Page[],
): DisturbedAnswer {
  switch (fault.kind) {
    case 'partialData': {
      const errors = pages.flatMap(page => blank(page, 0.5));
      return errors.length
        ? { ...answer, errors: [...(answer.errors ?? []), ...errors] }
        : answer;
    }
    case 'nullNodes':
      for (const page of pages) {
        blank(page, fault.share);
      }
      return answer;
    case 'duplicatedItems':
      for (const { nodes } of pages) {
        nodes.push(...nodes.slice(0, 1));
      }
      return answer;
    case 'reversedItems':
      for (const { nodes } of pages) {
        nodes.reverse();
      }
      return answer;
    default:
      return answer;
  }
}

/** Nulls the last part of a page, and says what GitHub would say about it. */
function blank({ nodes, path }: Page, share: number): object[] {
  const from = Math.floor(nodes.length * (1 - share));
  const errors: object[] = [];
  for (let index = from; index < nodes.length; index++) {
    nodes[index] = null;
    errors.push({
      message: 'Something went wrong while executing your query.',
      path: [...path, index],
    });
  }
  return errors;
}

/** Lists one level down, such as `pullRequests` under any alias, and the list that `nodes` answers. */
function pagesOf(data: Record<string, unknown> | null | undefined): Page[] {
  const pages: Page[] = [];
  for (const [key, value] of Object.entries(data ?? {})) {
    if (Array.isArray(value)) {
      pages.push({ nodes: value, path: [key] });
    }
    for (const [name, inner] of isRecord(value) ? Object.entries(value) : []) {
      if (isRecord(inner) && Array.isArray(inner.nodes)) {
        pages.push({ nodes: inner.nodes, path: [key, name, 'nodes'] });
      }
    }
  }
  return pages;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
