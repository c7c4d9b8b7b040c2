import { confidences, levelOf } from './confidence';

it('has a word for each confidence, from no hope to done', () => {
  expect(confidences.map(levelOf)).toEqual([
    'no',
    'no',
    'unlikely',
    'unlikely',
    'even',
    'even',
    'even',
    'likely',
    'likely',
    'sure',
    'sure',
  ]);
});
