import { SourceUnavailableError } from '@keyresults/backstage-plugin-okr-node';
import { tellableMessage } from './tellableMessage';

describe('tellableMessage', () => {
  it('tells what a source said, at a length that fits a page', () => {
    expect(tellableMessage(new SourceUnavailableError('GitHub is down'))).toBe(
      'GitHub is down',
    );
    expect(
      tellableMessage(new SourceUnavailableError('x'.repeat(5000))),
    ).toHaveLength(300);
  });

  it('keeps statements and values of the database to itself', () => {
    const error = new Error(
      'insert into "spans" values (\'component:default/secret\') - disk is full',
    );
    expect(tellableMessage(error)).not.toMatch(/spans|secret|insert/);
    expect(tellableMessage('secret')).not.toContain('secret');
  });
});
