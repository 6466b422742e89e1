import { useEffect, type ReactNode } from 'react';
import layout from './layout.module.css';

interface PageProps {
  /** Its heading, and what stands in the browser's tab. */
  title: string;
  /** One or two sentences below the heading. */
  lead?: ReactNode;
  /** As wide as text is read well. */
  narrow?: boolean;
  /** Beside the heading, such as what is done most. */
  actions?: ReactNode;
  children: ReactNode;
}

/** One page: its heading first, then what it is about. */
export function Page({ title, lead, narrow, actions, children }: PageProps) {
  useTitle(title);
  return (
    <div className={narrow ? `${layout.page} ${layout.narrow}` : layout.page}>
      <div className={layout.head}>
        <h1>{title}</h1>
        {lead && <p className={layout.lead}>{lead}</p>}
        {actions && <div className={layout.row}>{actions}</div>}
      </div>
      {children}
    </div>
  );
}

export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title === 'Parken' ? title : `${title} · Parken`;
  }, [title]);
}

/** A part of a page with a heading of its own, and what belongs beside it. */
export function Section({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className={layout.section}>
      <div className={layout.sectionHead}>
        <h2>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}

export const Stack = ({ children }: { children: ReactNode }) => <div className={layout.stack}>{children}</div>;
export const Row = ({ children }: { children: ReactNode }) => <div className={layout.row}>{children}</div>;
export const Cards = ({ children }: { children: ReactNode }) => <div className={layout.cards}>{children}</div>;
export const Card = ({ children }: { children: ReactNode }) => <div className={layout.card}>{children}</div>;
export const Quiet = ({ children, small }: { children: ReactNode; small?: boolean }) => (
  <span className={small ? `${layout.quiet} ${layout.small}` : layout.quiet}>{children}</span>
);

/** What is known of something, word and value. What is null is left out. */
export function Facts({ of }: { of: [name: string, value: ReactNode][] }) {
  return (
    <dl className={layout.facts}>
      {of.map(([name, value]) => value !== null && value !== undefined && value !== '' && (
        <div key={name} className={layout.fact}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
