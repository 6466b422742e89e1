import type { Language, PreferencesByLink } from '#contracts';
import { radio } from './forms.js';
import { escaped } from './html.js';
import { preferencesWords } from './preferences-words.js';

type Kind = 'house' | 'own' | 'never';

const zones = [...new Set(['Europe/Stockholm', ...Intl.supportedValuesOf('timeZone'), 'UTC'])];

/** When she does not want to be disturbed. @param filled what was filled in, where that could not be saved */
export function quietHoursForm({ quietHours, houseQuietHours }: PreferencesByLink, language: Language, filled?: Record<string, string>): string {
  const text = preferencesWords[language];
  const now = filled?.quiet ?? kindOf(quietHours);
  const { begins, ends, timeZone } = { ...houseQuietHours, timeZone: zones[0]!, ...(kindOf(quietHours) === 'own' ? quietHours : {}), ...(quietHours && { timeZone: quietHours.timeZone }), ...filled };
  const clock = (name: string, label: string, value: string) => `<div class="field"><label for="${name}">${label}</label>
<input id="${name}" name="${name}" type="time" value="${escaped(value)}"${filled && now === 'own' ? ' aria-describedby="quiet-wrong"' : ''}></div>`;
  return `<h2>${text.quiet}</h2>
<p class="quiet">${text.quietWhat}</p>
<fieldset><legend class="unseen">${text.quiet}</legend>
${radio('quiet', 'house', text.house(clockIn(houseQuietHours.begins, language), clockIn(houseQuietHours.ends, language)), now === 'house')}
${radio('quiet', 'own', text.own, now === 'own')}
<div class="times">
${filled && now === 'own' ? `<p class="wrong" id="quiet-wrong">${text.wrongTime}</p>` : ''}
${clock('begins', text.from, begins)}
${clock('ends', text.until, ends)}
<div class="field"><label for="timeZone">${text.zone}</label>
<select id="timeZone" name="timeZone">${zonesWith(timeZone).map((zone) => `<option${zone === timeZone ? ' selected' : ''}>${escaped(zone)}</option>`).join('')}</select></div>
</div>
${radio('quiet', 'never', text.never, now === 'never')}
</fieldset>`;
}

// A zone may be known by another name than the list has.
const zonesWith = (zone: string): string[] => (zones.includes(zone) ? zones : [zone, ...zones]);

function kindOf(quietHours: PreferencesByLink['quietHours']): Kind {
  if (quietHours === null) return 'house';
  return quietHours.begins === quietHours.ends ? 'never' : 'own';
}

const clockIn = (time: string, language: Language): string => (language === 'sv' ? time.replace(':', '.') : time);
