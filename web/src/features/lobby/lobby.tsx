import layout from '@/design/layout.module.css';
import { Loading, Trouble } from '@/design/notice';
import { useOnWall } from '@/design/wall/house-said';
import { spaceAt } from '@/design/wall/taken';
import { Wall } from '@/design/wall/wall';
import { formatIn } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { Both } from './both';
import { linesOf, type Line } from './lines';
import styles from './lobby.module.css';
import { usePages } from './use-pages';
import { inHouse, type InHouse } from './queries';
import words from './words.json';

/** What hangs where people come in: what is on today and where, and which rooms are free. */
export function Lobby({ siteSlug }: { siteSlug: string }) {
  const say = useWords(words);
  const { data, error, now, contact } = useOnWall(`lobby ${siteSlug}`, () => inHouse(siteSlug));
  if (data === null) return <main className={layout.page}><h1>{say('noSite')}</h1><p><a href="/lobby">{say('choose')}</a></p></main>;
  if (data === undefined) return <main className={layout.page}><h1>Parken</h1>{error ? <Trouble error={error} /> : <Loading />}</main>;
  const { site, board, spaces, events } = data;
  const lines = linesOf({ board, spaces, events, floors: site.floors }, now);
  return (
    <Wall place="lobby" title={site.name.sv} timeZone={site.timeZone} now={now} contact={contact}>
      <div className={styles.lobby}>
        <section className={styles.today}>
          <h2><Both words={'today'} /></h2>
          {lines.length === 0 ? <p className={styles.nothing}><Both words={'nothing'} /></p> : <Lines lines={lines} timeZone={site.timeZone} now={now} />}
        </section>
        <FreeNow data={data} now={now} />
      </div>
    </Wall>
  );
}

function Lines({ lines, timeZone, now }: { lines: Line[]; timeZone: string; now: number }) {
  const { list, shown, page, pages } = usePages(lines, now);
  const format = formatIn('sv', timeZone);
  return (
    <>
      <ul className={styles.lines} ref={list}>
        {shown.map((line) => (
          <li key={line.id} className={line.start <= now ? `${styles.line} ${styles.on}` : styles.line}>
            <div className={`${styles.when} figures`}>
              <strong>{format.time(line.start)}</strong>
              <span>–{format.time(line.end)}</span>
            </div>
            <div className={styles.what}>
              <p className={styles.title}>{line.title.sv}</p>
              {line.title.en !== line.title.sv && <p className={styles.other} lang="en">{line.title.en}</p>}
              <p className={styles.who}><Both words={`welcome.${line.welcome}`} /></p>
            </div>
            <div className={styles.where}>
              <strong>{line.room?.sv}</strong>
              {line.floor && <span>{line.floor.sv} <span className={styles.other} lang="en">{line.floor.en}</span></span>}
            </div>
          </li>
        ))}
      </ul>
      {pages > 1 && <p className={`${styles.pages} figures`}>{`${page + 1} / ${pages}`}</p>}
    </>
  );
}

function FreeNow({ data: { site, spaces, board }, now }: { data: InHouse; now: number }) {
  const format = formatIn('sv', site.timeZone);
  const free = board.spaces.flatMap((each) => {
    const state = spaceAt(each, now);
    const space = spaces.find(({ id }) => id === each.spaceId);
    return state.is === 'free' && space ? [{ space, until: state.until }] : [];
  });
  return (
    <section className={styles.free}>
      <h2><Both words={'free'} /></h2>
      {free.length === 0 && <p className={styles.nothing}><Both words={'noneFree'} /></p>}
      <ul>
        {free.map(({ space, until }) => (
          <li key={space.id}>
            <strong>{space.name.sv}</strong>
            <span className={`${styles.other} figures`}>–{format.time(until)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
