import { okrKinds } from '@keyresults/backstage-plugin-okr-common';
import { kindsWithObjectives } from './kinds';

it('offers objectives to the kinds whose key results are evaluated', () => {
  expect(kindsWithObjectives).toEqual(
    okrKinds.map(kind => kind.toLocaleLowerCase('en-US')),
  );
});
