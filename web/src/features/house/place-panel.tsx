import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Stack } from '@/design/layout';
import { useWords } from '@/words/use-words';
import { CloseForm } from './close-form';
import styles from './house.module.css';
import { Panel } from './panel';
import { PlaceFields } from './place-fields';
import type { Place, Site, Space } from './types';
import words from './words.json';

interface PlacePanelProps {
  site: Site;
  spaces: Space[];
  place: Place;
  canDecide: boolean;
  onClose: () => void;
}

/** A free time: somebody may have it, or it is closed for maintenance. */
export function PlacePanel({ site, spaces, place: first, canDecide, onClose }: PlacePanelProps) {
  const say = useWords(words);
  const [place, setPlace] = useState(first);
  const slug = spaces.find(({ id }) => id === place.spaceId)?.slug;
  const isRight = place.end > place.start;
  const search = { space: slug, start: new Date(place.start).toISOString(), end: new Date(place.end).toISOString() };
  return (
    <Panel title={say('free')} onClose={onClose}>
      <Stack>
        <PlaceFields place={place} spaces={spaces} timeZone={site.timeZone} onPlace={setPlace} />
        {isRight && <p className={styles.buttons}><Link to="/ask" search={search}>{say('newBooking')}</Link></p>}
        {canDecide && isRight && <CloseForm key={JSON.stringify(place)} place={place} spaces={spaces} site={site} />}
      </Stack>
    </Panel>
  );
}
