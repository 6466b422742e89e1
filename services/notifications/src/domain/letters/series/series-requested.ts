import type { Words } from '../letter.js';
import { countOf, inCalendar, occasions, type SeriesTelling } from './series-letter.js';

export const seriesRequested = { sv, en };

function sv(telling: SeriesTelling): Words {
  const [waiting, approved] = [countOf(telling, 'requested'), countOf(telling, 'approved')];
  if (waiting === 0) {
    return { subject: 'Din serie är godkänd', heading: 'Din serie är godkänd', paragraphs: [`Lokalen är din vid ${occasions.sv(approved)}. De står här nedanför.`, ...inCalendar(telling)], sms: 'Din serie är godkänd' };
  }
  const given = approved === 0 ? [] : [`Redan godkänt: ${occasions.sv(approved)}.`];
  return {
    subject: 'Vi har fått din förfrågan',
    heading: 'Vi har fått din förfrågan om en serie',
    paragraphs: [`Tack! Vi tittar på ${occasions.sv(waiting)} och hör av oss så snart vi kan.`, ...given, 'Vid det som väntar är lokalen inte din förrän vi har sagt ja.', ...inCalendar(telling)],
    sms: 'Vi har fått din förfrågan',
  };
}

function en(telling: SeriesTelling): Words {
  const [waiting, approved] = [countOf(telling, 'requested'), countOf(telling, 'approved')];
  if (waiting === 0) {
    return { subject: 'Your series is approved', heading: 'Your series is approved', paragraphs: [`The room is yours on ${occasions.en(approved)}. You find them below.`, ...inCalendar(telling)], sms: 'Your series is approved' };
  }
  const given = approved === 0 ? [] : [`Already approved: ${occasions.en(approved)}.`];
  return {
    subject: 'We have received your request',
    heading: 'We have received your request for a series',
    paragraphs: [`Thank you! We are looking at ${occasions.en(waiting)} and will be in touch as soon as we can.`, ...given, 'Where you are waiting, the room is not yours until we have said yes.', ...inCalendar(telling)],
    sms: 'We have received your request',
  };
}
