import { carriesKeyResults } from './carriesKeyResults';

it.each(['Component', 'component', 'SYSTEM', 'Domain', 'group', 'User'])(
  'lets a %s carry key results',
  kind => {
    expect(carriesKeyResults(kind)).toBe(true);
  },
);

it.each(['API', 'Resource', 'Location', 'Template', '', 'Components'])(
  'lets no %s carry any',
  kind => {
    expect(carriesKeyResults(kind)).toBe(false);
  },
);
