import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '@/design/button';
import { Section } from '@/design/layout';
import layout from '@/design/layout.module.css';
import { Tag } from '@/design/notice';
import { SpacePicture } from '@/design/spaces/picture';
import { useSpaceWords } from '@/design/spaces/space-words';
import { said, useLanguage } from '@/words/language';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import styles from './find.module.css';
import type { ResultProps } from './props';
import type { Offer, Site, Space } from './queries';
import words from './words.json';

type OnPick = (spaceId: string, start: number) => void;

const mostAtOnce = 6;

/** The spaces that can be had, best first. */
export function Offers({ found, sites, spaces, onPick }: ResultProps & { onPick: OnPick }) {
  const say = useWords(words);
  const [isAll, setAll] = useState(false);
  const shown = isAll ? found.offers : found.offers.slice(0, mostAtOnce);
  return (
    <Section title={say('fits')}>
      <ul className={styles.offers}>
        {shown.map((offer) => {
          const [space, site] = [spaces.find(({ id }) => id === offer.spaceId), sites.find(({ id }) => id === offer.siteId)];
          return space && site && <OfferCard key={offer.spaceId} offer={offer} space={space} site={site} isOfSeveral={sites.length > 1} onPick={onPick} />;
        })}
      </ul>
      {shown.length < found.offers.length && <div><Button onClick={() => setAll(true)}>{say('all', { count: found.offers.length })}</Button></div>}
    </Section>
  );
}

function OfferCard({ offer, space, site, isOfSeveral, onPick }: { offer: Offer; space: Space; site: Site; isOfSeveral: boolean; onPick: OnPick }) {
  const say = useWords(words);
  const language = useLanguage();
  const name = said(space.name, language);
  const floor = site.floors.find(({ slug }) => slug === space.floors[0]);
  const where = [isOfSeveral && said(site.name, language), floor && said(floor.name, language)].filter(Boolean).join(', ');
  return (
    <li className={styles.offer}>
      <div className={styles.picture}><SpacePicture space={space} sizes="(max-width: 40rem) 6rem, 20rem" /></div>
      <div className={styles.offerHead}>
        <h3><Link to="/spaces/$slug" params={{ slug: space.slug }}>{name}</Link></h3>
        <Tag tone={offer.approval === 'staff' ? undefined : 'good'}>{say(`approval.${offer.approval}`)}</Tag>
      </div>
      {where && <p className={layout.quiet}>{where}</p>}
      <Furnished offer={offer} />
      <Windows offer={offer} name={name} timeZone={site.timeZone} onPick={onPick} />
    </li>
  );
}

function Furnished({ offer: { layout: kind, capacity, setupMinutes: setup, clearupMinutes: clearup, carried } }: { offer: Offer }) {
  const say = useWords(words);
  const spaceWords = useSpaceWords();
  return (
    <ul className={styles.furnished}>
      <li>{say('upTo', { people: capacity, layout: kind ?? 'none', layoutName: kind ? spaceWords.layout(kind) : '' })}</li>
      {setup + clearup > 0 && <li>{say('turnaround', { setup, clearup })}</li>}
      {carried.length > 0 && <li>{say('carried')}</li>}
    </ul>
  );
}

function Windows({ offer, name, timeZone, onPick }: { offer: Offer; name: string; timeZone: string; onPick: OnPick }) {
  const say = useWords(words);
  const format = useFormat(timeZone);
  const competing = Math.max(...offer.windows.map((one) => one.competing));
  return (
    <div className={styles.windows}>
      <p className={layout.small}>{say('freeTimes')}{competing > 0 && ` · ${say('competing', { count: competing })}`}</p>
      <ul className={styles.chips}>
        {offer.windows.map(({ start, until }) => {
          const period = format.period(start, until);
          return (
            <li key={start}>
              <Button data-pick aria-label={say('pick', { name, period })} onClick={() => onPick(offer.spaceId, Date.parse(start))}>{period}</Button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
