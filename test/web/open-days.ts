const weeksAhead = 9;

const dateAfter = (weeks: number) => new Date(Date.now() + weeks * 7 * 86_400_000).toISOString().slice(0, 10);

/** Two Thursdays with ordinary hours, further ahead than others look. */
export async function openThursdays(web: string, siteId: string): Promise<[string, string]> {
  const answer = await fetch(new URL(`/api/v1/sites/${siteId}/opening?from=${dateAfter(weeksAhead)}&to=${dateAfter(weeksAhead + 8)}`, web));
  const { days } = (await answer.json()) as { days: { date: string; ground: string; opens: string | null }[] };
  const thursdays = days.filter(({ date, ground, opens }) => ground === 'weekly' && opens && new Date(date).getUTCDay() === 4).map(({ date }) => date);
  return [thursdays[0]!, thursdays[1]!];
}
