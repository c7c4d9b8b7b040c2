import { ask } from '../__testUtils__/asking';
import { Sandbox, startSandbox } from '../startSandbox';
import { changedFiles } from './changedFiles';

const query = `query Files($number: Int!, $after: String) {
  repository(owner: "acme", name: "checkout") {
    pullRequest(number: $number) {
      changedFiles
      files(first: 100, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes { path additions deletions changeType }
      }
    }
  }
}`;

interface Answer {
  repository: {
    pullRequest: {
      changedFiles: number;
      files: {
        totalCount: number;
        pageInfo: { hasNextPage: boolean; endCursor: string };
        nodes: { path: string }[];
      };
    };
  };
}

describe('the files a pull request changes', () => {
  const places = (number: number) => [
    ...new Set(changedFiles(number).map(path => path.split('/')[0])),
  ];

  it.each([
    [2, ['src']],
    [3, ['src']],
    [4, ['docs']],
    [5, ['docs', 'src']],
    [20, ['docs']],
    [25, ['docs', 'src']],
  ])('of number %i lie in %j', (number, expected) => {
    expect(places(number)).toEqual(expected);
  });

  it('are more than a page holds in some, and each comes once', () => {
    for (const number of [20, 25, 40, 45]) {
      const files = changedFiles(number);
      expect(files.length).toBeGreaterThan(100);
      expect(new Set(files).size).toBe(files.length);
    }
    // 1 + 24 % 9 = 7
    expect(changedFiles(24)).toHaveLength(7);
  });

  describe('over GraphQL', () => {
    let sandbox: Sandbox;
    beforeAll(async () => {
      sandbox = await startSandbox({
        port: 0,
        seed: 1,
        now: () => new Date('2026-11-22T12:00:00Z'),
      });
    });
    afterAll(() => sandbox.stop());

    it('come page by page', async () => {
      const [first] = [
        ...sandbox.company.repository('acme/checkout').pullRequests(),
      ]
        .map(({ number }) => number)
        .filter(number => number % 20 === 0);
      const paths: string[] = [];
      let after: string | undefined;
      for (const last of [false, true]) {
        const { data } = await ask<Answer>(sandbox, query, {
          number: first,
          after,
        });
        const { changedFiles: count, files } = data.repository.pullRequest;
        expect(count).toBe(files.totalCount);
        expect(files.pageInfo.hasNextPage).toBe(!last);
        paths.push(...files.nodes.map(({ path }) => path));
        after = files.pageInfo.endCursor;
      }
      expect(paths).toEqual(changedFiles(first));
    });
  });
});
