import type { ReactNode } from 'react';
import { Link } from '@backstage/core-components';

/**
 * A link to where something is at its source. What is pushed need not name any address: then there are its words alone,
 * for a link to nowhere leads to this page without its query.
 *
 * @internal
 */
export const SourceLink = (props: {
  url: string;
  className?: string;
  children: ReactNode;
}) =>
  props.url === '' ? (
    <span className={props.className}>{props.children}</span>
  ) : (
    <Link to={props.url} className={props.className}>
      {props.children}
    </Link>
  );
