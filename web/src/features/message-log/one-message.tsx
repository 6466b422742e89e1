import { Link } from '@tanstack/react-router';
import { useHouseZone } from '@/api/house-zone';
import { useNames } from '@/api/names';
import { has, useSession } from '@/api/session';
import { HouseTime } from '@/design/house-time';
import { Facts, Page, Row, Section } from '@/design/layout';
import { Answer, Notice } from '@/design/notice';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import styles from './message-log.module.css';
import { canBeRetried, useDelivery, type WholeDelivery } from './queries';
import { Retry } from './retry';
import type { MessageSearch } from './search';
import { State } from './state';
import { Story } from './story';
import words from './words.json';

/** One message: what caused it, each time that it was tried, and what came back. */
export function OneMessage({ deliveryId, search }: { deliveryId: string; search: MessageSearch }) {
  const say = useWords(words);
  const asked = useDelivery(deliveryId);
  return (
    <Page title={asked.data?.name ?? say('message')} lead={asked.data?.says}>
      <p><Link to="/staff/messages" search={search}>← {say('back')}</Link></p>
      <Answer to={asked}>{(delivery) => <Whole delivery={delivery} />}</Answer>
    </Page>
  );
}

function Whole({ delivery }: { delivery: WholeDelivery }) {
  const say = useWords(words);
  const zone = useHouseZone();
  const session = useSession().data;
  return (
    <>
      {delivery.maybeTwice && <Notice tone="warn"><p>{say('maybeTwice')}</p></Notice>}
      {has(session, 'staff', 'admin') && <Retry key={delivery.id} delivery={delivery} canBe={canBeRetried(delivery)} />}
      <div className={styles.sides}>
        <Section title={say('aboutIt')}>
          <HouseTime timeZone={zone} />
          <Details delivery={delivery} zone={zone} />
          <Row>
            {delivery.personId && <Link to="/staff/messages" search={{ person: delivery.personId }}>{say('allTo')}</Link>}
            {delivery.about && <Link to="/staff/messages" search={{ about: delivery.about }}>{say('allAbout')}</Link>}
            {delivery.personId && <Link to="/staff/messages" search={{ view: 'why', person: delivery.personId, about: delivery.about ?? undefined }}>{say('whyNot')}</Link>}
          </Row>
        </Section>
        <Story delivery={delivery} zone={zone} />
      </div>
    </>
  );
}

const costUnit = 10_000;

function Details({ delivery, zone }: { delivery: WholeDelivery; zone: string }) {
  const say = useWords(words);
  const format = useFormat(zone);
  const names = useNames([delivery.personId]);
  const { personId, recipient, toHouse, channel, category, state, provider, lastError, cause, about, traceId, answer, parts, cost } = delivery;
  const at = (moment: string | null) => moment && <time dateTime={moment}>{format.dayAndTime(moment)}</time>;
  return (
    <Facts of={[
      [say('state'), <State key="state" state={state} />],
      [say('to'), [personId && names.get(personId), toHouse ? say('toHouse') : recipient].filter(Boolean).join(', ')],
      [say('channel'), say(`channel.${channel}`)],
      [say('category'), say(`category.${category}`)],
      [say('createdAt'), at(delivery.createdAt)],
      [say('dueAt'), delivery.dueAt === delivery.createdAt ? null : at(delivery.dueAt)],
      [say('nextAttemptAt'), at(delivery.nextAttemptAt)],
      [say('sentAt'), at(delivery.sentAt)],
      [say('reportedAt'), at(delivery.reportedAt)],
      [say('provider'), provider],
      [say('calendar'), answer && say(`calendar.${answer}`)],
      [say('parts'), parts && say('partsOf', { parts, cost: cost === null ? '–' : format.number(cost / costUnit, { maximumFractionDigits: 2 }) })],
      [say('lastError'), lastError],
      [say('cause'), cause && <code className={styles.code}>{cause.type}</code>],
      [say('about'), about && <code className={styles.code}>{about}</code>],
      [say('trace'), traceId && <code className={styles.code}>{traceId}</code>],
    ]} />
  );
}
