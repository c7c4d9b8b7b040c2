import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { entity, okrs, Workspace } from '../__testUtils__/Workspace';

let workspace: Workspace;

beforeEach(() => {
  workspace = new Workspace();
  const wrong = okrs('metric: github.reviewWiat', 'from: 52h', 'to: 24h');
  workspace.write('services/a, b/catalog-info.yaml', entity(wrong));
  workspace.write('catalog-info.yaml', `${entity('', 'API')}\n"`);
  workspace.write('other/catalog-info.yaml', Buffer.from([0]));
});

afterEach(() => workspace.remove());

async function sarif(...argv: string[]) {
  await workspace.lint('--format', 'sarif', ...argv);
  return JSON.parse(workspace.printed);
}

describe('SARIF', () => {
  // One of its patterns is not one with the flag that the library sets.
  const ajv = new Ajv({ strict: false, unicodeRegExp: false });
  addFormats(ajv);
  const validate = ajv.compile(schema);

  it('is as its official schema wants it', async () => {
    expect(validate(await sarif('services'))).toBe(true);
    expect(validate(await sarif())).toBe(true);
    expect(validate(await sarif('none'))).toBe(true);
    expect(validate.errors).toBeNull();
    // The schema does refuse what is wrong.
    expect(validate({ version: '2.1.0', runs: [{}] })).toBe(false);
  });

  it('points to the place, under a path that can be a link', async () => {
    const {
      runs: [run],
    } = await sarif('services');
    expect(run.results).toHaveLength(1);
    const [{ level, locations, message, ruleId, ruleIndex }] = run.results;
    expect(message.text).toMatch(/mean `github\.reviewWait`\? Expected one/);
    expect({ level, ruleId }).toEqual({
      level: 'error',
      ruleId: 'okr/annotation',
    });
    expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId);
    expect(locations[0]).toMatchObject({
      physicalLocation: {
        artifactLocation: { uri: 'services/a%2C%20b/catalog-info.yaml' },
        region: { startLine: 12, startColumn: 21 },
      },
      logicalLocations: [
        {
          fullyQualifiedName:
            'component:default/checkout#no-waiting#keyResults#review-wait#metric',
        },
      ],
    });
    expect(run.invocations[0].executionSuccessful).toBe(true);
  });

  it('says what was not checked', async () => {
    const {
      runs: [{ invocations }],
    } = await sarif('other');
    expect(invocations[0]).toMatchObject({
      executionSuccessful: false,
      toolExecutionNotifications: [
        {
          message: {
            text: expect.stringMatching(/^other\/catalog-info\.yaml/),
          },
        },
      ],
    });
  });
});

describe('workflow commands of GitHub', () => {
  it('stand one on a line, whatever is in them', async () => {
    expect(await workspace.lint('--format', 'github')).toBe(2);
    const lines = workspace.printed.trim().split('\n');
    const last = lines.pop();
    expect(last).toMatch(/^\d errors, \d warnings, 1 not checked: /);
    for (const line of lines) {
      expect(line).toMatch(/^::(error|warning) file=[^:]*::\S/);
    }
    expect(lines).toContainEqual(
      expect.stringMatching(
        /^::error file=services\/a%2C b\/catalog-info\.yaml,line=12,col=21,title=Key results::Unknown metric .*%0AExpected one of /,
      ),
    );
    expect(lines).toContainEqual(
      '::error file=other/catalog-info.yaml,title=Key results::Not checked: It is not a text file',
    );
  });
});

describe('the report for people', () => {
  it('gives no commands to GitHub Actions', async () => {
    workspace.write('::stop-commands::x/catalog-info.yaml', entity('a: 1'));
    workspace.write('##[error]x/catalog-info.yaml', Buffer.from([0]));
    await workspace.lint();
    expect(workspace.printed).toMatch(/^\.\/::stop-commands::x\/.*error/m);
    expect(workspace.printed).not.toMatch(/^\s*(::|##)/m);
  });

  it('shows the part of a long line that matters, with the mark below it', async () => {
    const names = Array.from({ length: 60 }, (_, index) => `o${index}: 1`);
    workspace.write('one/catalog-info.yaml', entity(`{ ${names.join(', ')} }`));
    await workspace.lint('one');
    const lines = workspace.printed.split('\n');
    const at = lines.findIndex(line => line.includes('`o50`'));
    const [frame, mark] = lines.slice(at + 1, at + 3);
    expect(frame.length).toBeLessThan(130);
    expect(frame.slice(mark.indexOf('^'))).toMatch(/^o50: 1/);
  });
});
