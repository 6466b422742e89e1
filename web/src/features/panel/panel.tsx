import { useEffect } from 'react';
import layout from '@/design/layout.module.css';
import { Loading, Trouble } from '@/design/notice';
import { useOnWall } from '@/design/wall/house-said';
import { comingIn, spaceAt } from '@/design/wall/taken';
import { Wall } from '@/design/wall/wall';
import { useFormat } from '@/words/use-format';
import { said, useLanguage } from '@/words/language';
import { useWords } from '@/words/use-words';
import { AskByPhone } from './ask-by-phone';
import { CheckIn } from './check-in';
import { Day } from './day';
import { deviceKey, takeKeyFromAddress } from './device-key';
import styles from './panel.module.css';
import { atDoor, type AtDoor } from './queries';
import { SpaceState } from './space-state';
import words from './words.json';

/** What hangs beside a door: whether the room is free, until when, and what comes next. */
export function Panel({ spaceSlug }: { spaceSlug: string }) {
  const say = useWords(words);
  const { data, error, now, contact } = useOnWall(`panel ${spaceSlug}`, () => atDoor(spaceSlug));
  useEffect(takeKeyFromAddress, []);
  if (data === null) return <main className={layout.page}><h1>{say('noSpace')}</h1><p><a href="/panel">{say('choose')}</a></p></main>;
  if (data === undefined) return <main className={layout.page}><h1>Parken</h1>{error ? <Trouble error={error} /> : <Loading />}</main>;
  return <AtWall data={data} now={now} contact={contact} />;
}

function AtWall({ data, now, contact }: Pick<ReturnType<typeof useOnWall>, 'now' | 'contact'> & { data: AtDoor }) {
  const say = useWords(words);
  const language = useLanguage();
  const { site, space, board, day } = data;
  const format = useFormat(site.timeZone);
  const key = deviceKey.use();
  const state = spaceAt(board, now);
  const [next] = comingIn(board, now);
  return (
    <Wall place="panel" title={said(space.name, language)} aside={<p className={styles.quiet}>{say('seats', { people: space.capacity })}</p>} timeZone={site.timeZone} now={now} contact={contact}>
      <div className={styles.panel}>
        <SpaceState state={state} format={format} />
        <div className={styles.beside}>
          <section className={styles.next}>
            <h2>{say('next')}</h2>
            <p>{next ? <><strong className="figures">{format.period(next.start, next.end)}</strong> {next.title ?? say('taken')}</> : say('nothingNext')}</p>
          </section>
          {key && <CheckIn spaceId={space.id} deviceKey={key} format={format} />}
          {state.is === 'free' && <AskByPhone slug={space.slug} now={now} until={state.until} />}
        </div>
        <Day board={board} day={day} now={now} format={format} />
      </div>
    </Wall>
  );
}
