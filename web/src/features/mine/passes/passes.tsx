import { useState } from 'react';
import { api } from '@/api/client';
import type { components } from '@/api/schema.gen';
import { Button, ButtonLink } from '@/design/button';
import { Dialog } from '@/design/dialog';
import { HouseTime } from '@/design/house-time';
import { Page, Row } from '@/design/layout';
import layout from '@/design/layout.module.css';
import { Answer, Empty, Tag } from '@/design/notice';
import { said, useLanguage } from '@/words/language';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { QrCode } from './qr-code';
import styles from './passes.module.css';
import words from './words.json';

type Pass = components['schemas']['Pass'];

const tones = { expected: 'accent', inside: 'now', left: undefined, cancelled: 'bad' } as const;

/** The passes for visits to come, the next first. */
export function Passes() {
  const say = useWords(words);
  const passes = api.useQuery('get', '/api/v1/passes');
  return (
    <Page title={say('title')} lead={say('lead')}>
      <Answer to={passes}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty><p>{say('none')} {say('noneHelp')}</p><Row><ButtonLink to="/programme">{say('programme')}</ButtonLink></Row></Empty>
          ) : (
            <>
              <HouseTime timeZone={items[0]!.timeZone} />
              <ul className={styles.passes}>{inOrder(items).map((pass) => <PassCard key={pass.visitId} pass={pass} />)}</ul>
            </>
          )
        }
      </Answer>
    </Page>
  );
}

const inOrder = (passes: Pass[]) => passes.toSorted((one, other) => Date.parse(one.expectedFrom) - Date.parse(other.expectedFrom));

function PassCard({ pass }: { pass: Pass }) {
  const say = useWords(words);
  const language = useLanguage();
  const format = useFormat(pass.timeZone);
  const [isLarge, setIsLarge] = useState(false);
  const title = said(pass.title, language);
  const place = [pass.spaceName && said(pass.spaceName, language), said(pass.siteName, language), pass.address].filter(Boolean).join(', ');
  return (
    <li id={pass.visitId} className={styles.pass}>
      {pass.pass && <QrCode text={pass.pass} label={say('code', { title })} />}
      <div className={styles.about}>
        <h2 className={styles.title}>{title}</h2>
        <p><strong>{format.day(pass.expectedFrom)}</strong> {format.period(pass.expectedFrom, pass.expectedUntil)}</p>
        <p className={layout.quiet}>{place}</p>
        <p><Tag tone={tones[pass.state]}>{say(`state.${pass.state}`)}</Tag></p>
        <p className={`${layout.quiet} ${layout.small}`}>{say('valid', { from: format.time(pass.validFrom), until: format.time(pass.validUntil) })}</p>
        {pass.pass && <Row><Button aria-label={say('bigger', { title })} onClick={() => setIsLarge(true)}>{say('biggerShort')}</Button></Row>}
      </div>
      {pass.pass && (
        <Dialog title={title} isOpen={isLarge} onClose={() => setIsLarge(false)} isWide>
          <div className={styles.large}><QrCode text={pass.pass} label={say('code', { title })} /></div>
          <p>{say('brightness')}</p>
        </Dialog>
      )}
    </li>
  );
}
