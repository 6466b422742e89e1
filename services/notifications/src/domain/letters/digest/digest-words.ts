/** What stands around what a digest tells. */
export const digestWords = {
  sv: {
    subject: (count: number, house: string) => `${count} nyheter från ${house}`,
    heading: 'Det här har hänt',
    intro: 'Inget av det brådskar, så vi har samlat det till ett mejl.',
    footer: (house: string) => `Mejlet är skickat automatiskt, högst en gång om dagen, till dig som vill veta vad som händer i ${house}.`,
  },
  en: {
    subject: (count: number, house: string) => `${count} pieces of news from ${house}`,
    heading: 'What has happened',
    intro: 'None of it is urgent, so we have put it into one e-mail.',
    footer: (house: string) => `You get this automatic e-mail, once a day at most, because you want to know what happens at ${house}.`,
  },
};
