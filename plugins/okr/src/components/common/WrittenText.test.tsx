import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { WrittenText } from './WrittenText';

describe('WrittenText', () => {
  it('reads Markdown', async () => {
    renderInTestApp(<WrittenText content="It was **late**." />);
    expect((await screen.findByText('late')).tagName).toBe('STRONG');
  });

  it('loads no image from anywhere', async () => {
    renderInTestApp(
      <WrittenText content="Look ![a graph](https://elsewhere.example/p.png?who=ada)" />,
    );
    const image = await screen.findByAltText('a graph');
    expect(image.getAttribute('src') ?? '').toBe('');
  });
});
