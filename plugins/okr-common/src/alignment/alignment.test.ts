import fc from 'fast-check';
import {
  AlignableObjective,
  AlignmentNode,
  alignObjectives,
  readSupports,
  supportOf,
} from '.';

type Scored = AlignableObjective & { score?: number };

const nothingElse = { hasEntity: () => false, hasElsewhere: () => false };

const objective = (name: string, supports?: string, score?: number): Scored => {
  const [entity, id] = name.split('#');
  const ref = (text: string) => `group:default/${text}`;
  return {
    entityRef: ref(entity),
    id,
    ...(supports !== undefined && { supports: ref(supports) }),
    ...(score !== undefined && { score }),
  };
};

/** `a#1(b#1 c#1)`: a top with what is below it; what leads nowhere stands before it. */
function draw(nodes: readonly AlignmentNode<Scored>[]): string {
  return nodes
    .map(({ objective: { entityRef, id }, broken, supportedBy }) => {
      const name = `${entityRef.replace('group:default/', '')}#${id}`;
      const below = supportedBy.length > 0 ? `(${draw(supportedBy)})` : '';
      return `${broken ? `${broken}:` : ''}${name}${below}`;
    })
    .join(' ');
}

describe('alignObjectives', () => {
  it('puts an objective below the one that it supports', () => {
    expect(
      draw(
        alignObjectives(
          [
            objective('team#fast', 'tribe#waits'),
            objective('tribe#waits', 'company#trust'),
            objective('company#trust'),
            objective('other#own'),
            objective('crew#fast', 'tribe#waits'),
          ],
          nothingElse,
        ),
      ),
    ).toBe('company#trust(tribe#waits(crew#fast team#fast)) other#own');
  });

  it('says why a link leads nowhere', () => {
    const nodes = alignObjectives(
      [
        objective('a#1', 'gone#1'),
        objective('b#1', 'here#gone'),
        objective('c#1', 'here#earlier'),
        { entityRef: 'group:default/d', id: '1', supports: 'nonsense' },
      ],
      {
        hasEntity: ref => ref === 'group:default/here',
        hasElsewhere: (ref, id) =>
          ref === 'group:default/here' && id === 'earlier',
      },
    );
    expect(draw(nodes)).toBe(
      'noEntity:a#1 noObjective:b#1 otherCycle:c#1 noEntity:d#1',
    );
  });

  it('cuts a circle at its first objective and keeps what hangs on it', () => {
    expect(
      draw(
        alignObjectives(
          [
            objective('c#1', 'b#1'),
            objective('b#1', 'd#1'),
            objective('d#1', 'c#1'),
            objective('a#1', 'c#1'),
            objective('own#1', 'own#1'),
          ],
          nothingElse,
        ),
      ),
      // b is first of b, c and d; a is before it, and not in the circle.
    ).toBe('circle:b#1(c#1(a#1 d#1)) circle:own#1');
  });

  it('finds references in letters of either case', () => {
    const [top] = alignObjectives(
      [
        objective('company#Trust'),
        {
          entityRef: 'group:default/team',
          id: '1',
          supports: 'Group:default/Company#Trust',
        },
      ],
      nothingElse,
    );
    expect(top.supportedBy).toHaveLength(1);
  });

  const graphs = fc
    .uniqueArray(
      fc.tuple(
        fc.constantFrom('a', 'b', 'c', 'd'),
        fc.constantFrom('1', '2', '3'),
      ),
      { selector: pair => pair.join('#'), maxLength: 12 },
    )
    .chain(names =>
      fc.tuple(
        ...names.map(([entity, id]) =>
          fc
            .option(
              fc.constantFrom(
                'x#1',
                'a#9',
                ...names.map(name => name.join('#')),
              ),
              { nil: undefined },
            )
            .map(supports => objective(`${entity}#${id}`, supports)),
        ),
      ),
    );

  const allOf = (
    nodes: readonly AlignmentNode<Scored>[],
  ): AlignmentNode<Scored>[] =>
    nodes.flatMap(node => [node, ...allOf(node.supportedBy)]);

  it('shows every objective exactly once, whatever supports what', () => {
    fc.assert(
      fc.property(graphs, objectives => {
        const shown = allOf(alignObjectives(objectives, nothingElse));
        expect(shown).toHaveLength(objectives.length);
        expect(new Set(shown.map(node => node.objective))).toEqual(
          new Set(objectives),
        );
      }),
    );
  });

  it('stands below what it supports, or is at the top and says why', () => {
    fc.assert(
      fc.property(graphs, objectives => {
        const tops = alignObjectives(objectives, nothingElse);
        for (const { objective: top, broken } of tops) {
          expect(broken !== undefined).toBe(top.supports !== undefined);
        }
        for (const { objective: parent, supportedBy } of allOf(tops)) {
          for (const child of supportedBy) {
            expect(child.broken).toBeUndefined();
            expect(child.objective.supports).toBe(
              `${parent.entityRef}#${parent.id}`,
            );
          }
        }
      }),
    );
  });

  it('cuts one link in every circle and no other', () => {
    fc.assert(
      fc.property(graphs, objectives => {
        // By another method: whoever follows the links from an objective and comes back to it is in a circle.
        const next = (one: Scored) =>
          objectives.find(
            ({ entityRef, id }) => `${entityRef}#${id}` === one.supports,
          );
        const circles = new Set<string>();
        for (const start of objectives) {
          const seen: Scored[] = [];
          let here: Scored | undefined = start;
          while (here && !seen.includes(here)) {
            seen.push(here);
            here = next(here);
          }
          if (here === start) {
            circles.add(
              seen
                .map(({ entityRef, id }) => `${entityRef}#${id}`)
                .sort()
                .join(),
            );
          }
        }
        const cut = allOf(alignObjectives(objectives, nothingElse)).filter(
          ({ broken }) => broken === 'circle',
        );
        expect(cut).toHaveLength(circles.size);
      }),
    );
  });

  it('does not depend on the order given', () => {
    fc.assert(
      fc.property(
        graphs.chain(objectives =>
          fc.tuple(
            fc.constant(objectives),
            fc.shuffledSubarray(objectives, { minLength: objectives.length }),
          ),
        ),
        ([objectives, shuffled]) => {
          expect(draw(alignObjectives(shuffled, nothingElse))).toBe(
            draw(alignObjectives(objectives, nothingElse)),
          );
        },
      ),
    );
  });

  it('bears long chains', () => {
    const count = 5_000;
    const [top] = alignObjectives(
      Array.from({ length: count }, (_, index) =>
        objective(`e${index}#1`, index === 0 ? undefined : `e${index - 1}#1`),
      ),
      nothingElse,
    );
    expect(supportOf(top)).toMatchObject({ direct: 1, all: count - 1 });
  });
});

describe('a link that is hidden', () => {
  it('is told as one to an entity that is not there', () => {
    const hidden = { ...objective('a#1'), supportsHidden: true };
    expect(
      alignObjectives([hidden, objective('b#1')], nothingElse).map(
        ({ broken }) => broken,
      ),
    ).toEqual(['noEntity', undefined]);
  });
});

describe('supportOf', () => {
  it('is the mean of the scores of those directly below, beside the own score', () => {
    const [top] = alignObjectives(
      [
        objective('a#1', undefined, 0.1),
        objective('b#1', 'a#1', 0.4),
        objective('c#1', 'a#1', 0.8),
        objective('d#1', 'a#1'),
        objective('e#1', 'd#1', 1),
      ],
      nothingElse,
    );
    expect(supportOf(top)).toEqual({
      direct: 3,
      all: 4,
      scored: 2,
      score: expect.closeTo(0.6),
    });
    expect(top.objective.score).toBe(0.1);
  });

  it('has no score where nothing below has one', () => {
    const [top] = alignObjectives(
      [objective('a#1'), objective('b#1', 'a#1')],
      nothingElse,
    );
    expect(supportOf(top)).toEqual({ direct: 1, all: 1, scored: 0 });
  });
});

describe('readSupports', () => {
  it('reads the entity and the objective', () => {
    expect(readSupports('Group:default/Acme#Fast#er')).toEqual({
      entityRef: 'group:default/acme',
      objectiveId: 'Fast#er',
    });
    expect(readSupports('acme#fast')).toBeUndefined();
  });
});
